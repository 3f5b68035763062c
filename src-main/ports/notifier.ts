/** Tells the person something while no window is in front. Says whether the system could show it. */
export interface Notifier {
  notify(message: { title: string; body: string }): Promise<boolean>;
}
