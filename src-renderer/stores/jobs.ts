import { create } from 'zustand';
import type { JobProgress } from '@shared/contract/index';

interface Jobs {
  jobs: Record<string, JobProgress>;
  put: (job: JobProgress) => void;
  forget: (id: string) => void;
}

/** Long work as main last told of it, by id. */
export const useJobs = create<Jobs>()((set) => ({
  jobs: {},
  put: (job) => set((state) => ({ jobs: { ...state.jobs, [job.id]: job } })),
  forget: (id) =>
    set((state) => ({ jobs: Object.fromEntries(Object.entries(state.jobs).filter(([key]) => key !== id)) })),
}));
