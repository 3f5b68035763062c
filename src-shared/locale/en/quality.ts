/** What the main side says on the quality page. */
export const quality = {
  ignored: (name: string) => `Leave ${name} as it is`,
};
