/** A picture that the build writes into the bundle: the packaged app needs no file for it. */
declare module '*.png?inline' {
  const dataUrl: string;
  export default dataUrl;
}
