import type { Workload } from '../demand/workload.ts';

/**
 * The kinds of work that a scenario gets when it names none. Shares, budgets and data classes are assumptions of this
 * program, of low confidence: no provider publishes how its demand divides. Budgets follow the latency targets of
 * interactive work in the world's cost parameters (20 to 100 ms round trip); batch work hardly waits.
 */
export const WORKLOAD_PRESETS = [
  {
    id: 'web',
    label: 'web and mobile applications',
    demandShare: 0.4,
    latencyBudgetMs: 100,
    dataClass: 'personal',
    needsAccelerators: false,
  },
  {
    id: 'transactional',
    label: 'transactions and payments',
    demandShare: 0.2,
    latencyBudgetMs: 50,
    dataClass: 'financial',
    needsAccelerators: false,
  },
  {
    id: 'aiInference',
    label: 'AI inference',
    demandShare: 0.15,
    latencyBudgetMs: 100,
    dataClass: 'personal',
    needsAccelerators: true,
  },
  {
    id: 'aiTraining',
    label: 'AI training',
    demandShare: 0.1,
    latencyBudgetMs: 300,
    dataClass: 'public',
    needsAccelerators: true,
  },
  {
    id: 'storageBatch',
    label: 'storage and batch',
    demandShare: 0.15,
    latencyBudgetMs: 200,
    dataClass: 'personal',
    needsAccelerators: false,
  },
] as const satisfies readonly Workload[];
