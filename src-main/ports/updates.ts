import type { UpdateState } from '@shared/contract/updates';

/** Newer versions, where a host can look for them. Nothing is asked of the network unless the person asks for it. */
export interface Updates {
  state(): UpdateState;
  /** Begins to look; how it goes is told by topic. It never throws. */
  look(): void;
  /** Begins to download what was found. */
  download(): void;
  /** Once the call that asks has answered: closes the file, installs what was downloaded, and starts again. */
  install(): void;
  setDaily(daily: boolean): void;
  /** How often this start has asked the network. */
  connections(): number;
}
