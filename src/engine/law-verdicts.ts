import { DATA_CLASSES } from '../compliance/data-classes.ts';
import { serviceMatrix, type ServiceMatrix } from '../compliance/service-matrix.ts';
import type { Verdict } from '../compliance/verdict.ts';
import type { DataClass, World } from '../world/types.ts';
import type { LawQuestion } from './law-question.ts';

/** A verdict with the question that it answers. */
export interface VerdictAnswer {
  readonly from: string;
  readonly to: string;
  readonly dataClass: DataClass;
  readonly provider: string;
  readonly asOf: string;
  readonly verdict: Verdict;
}

/** The matrix of a question: every country where `from` or `to` is empty, personal data where no class is named. */
export function lawMatrix(world: World, question: LawQuestion): ServiceMatrix {
  const everywhere = [...world.countries.keys()].sort();
  const { provider, asOf, sourcedOnly } = question;
  return serviceMatrix(world, {
    provider,
    asOf,
    sourcedOnly,
    demandCountries: question.from.length > 0 ? question.from : everywhere,
    siteCountries: question.to.length > 0 ? question.to : everywhere,
    dataClasses: question.dataClasses.length > 0 ? question.dataClasses : ['personal'],
  });
}

/** One verdict for each combination of `from`, class and `to`; every class where none is named. */
export function verdictsOf(world: World, question: LawQuestion): readonly VerdictAnswer[] {
  const named = question.dataClasses.length > 0 ? question.dataClasses : DATA_CLASSES;
  const matrix = lawMatrix(world, { ...question, dataClasses: named });
  const { demandCountries, dataClasses, siteCountries, provider, asOf } = matrix.query;
  return demandCountries.flatMap((from, i) =>
    dataClasses.flatMap((dataClass, c) =>
      siteCountries.map((to, j) => ({
        from,
        to,
        dataClass,
        provider,
        asOf,
        verdict: matrix.verdictOf(i, c, j),
      })),
    ),
  );
}
