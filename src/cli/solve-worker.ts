/** The entry of the thread that solves a location problem, so that the main thread can still be interrupted. */
import { checkCertificate } from '../math/location/check-certificate.ts';
import { findConflict } from '../math/location/conflict.ts';
import type { LocationOutcome, SolveOptions } from '../math/location/problem.ts';
import { solveLocation } from '../math/location/solve.ts';
import type { SolveReply, SolveTask } from './solve-task.ts';

function optionsOf({ maxNodes, timeS, relativeGap }: SolveTask, startMs: number): SolveOptions {
  const controller = new AbortController();
  return {
    ...(relativeGap === undefined ? {} : { relativeGap }),
    limits: {
      ...(maxNodes === undefined ? {} : { maxNodes }),
      signal: controller.signal,
      onProgress: () => {
        if (timeS !== undefined && performance.now() - startMs > 1000 * timeS) controller.abort();
      },
    },
  };
}

function checked(task: SolveTask, outcome: LocationOutcome): Partial<SolveReply> {
  if (!('certificate' in outcome) || !outcome.certificate) return {};
  const verdict = checkCertificate(task.problem, outcome.certificate);
  return {
    isCertificateValid: verdict.isValid,
    ...(verdict.isValid ? {} : { certificateFault: verdict.because }),
  };
}

export default function runSolve(task: SolveTask): SolveReply {
  const startMs = performance.now();
  const outcome = solveLocation(task.problem, optionsOf(task, startMs));
  const solvedMs = performance.now();
  const verdict = checked(task, outcome);
  const reply = {
    ...verdict,
    solveMs: solvedMs - startMs,
    checkMs: performance.now() - solvedMs,
  };
  if (outcome.kind === 'infeasible') {
    return { ...reply, outcome, conflict: findConflict(task.problem, task.names) };
  }
  if (outcome.kind === 'undecided') return { ...reply, outcome };
  // The proof has been checked here; it can be larger than all the rest, so it does not travel.
  return { ...reply, outcome: { ...outcome, certificate: undefined } };
}
