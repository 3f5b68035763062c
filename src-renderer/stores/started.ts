import { create } from 'zustand';

/** Whether the first page is there with what it asked for: what a start needs not waits until then. */
export const useStarted = create<{ started: boolean }>(() => ({ started: false }));
