import { Command, InvalidArgumentError, Option } from '@commander-js/extra-typings';
import {
  PLAN_CRITERIA,
  PLAN_OBJECTIVES,
  type PlanCriterion,
} from '../../engine/plan/plan-question.ts';
import { formatOption, outOption, overrideOption, setOption, wholeNumber } from '../options.ts';

const DEFAULT_WITHIN = 0.05;

export const planCommand = () =>
  new Command('plan')
    .description('the best set of new regions, with proof: which, at what price, in which years')
    .argument('<file>', 'scenario file (YAML or JSON); its candidates are the sites')
    .option(
      '--sites <count>',
      'new regions, exactly; without it as many as serve best',
      wholeNumber(1),
    )
    .addOption(
      new Option('--objective <kind>', 'what the plan is the best at')
        .choices(PLAN_OBJECTIVES)
        .default('p-median' as const),
    )
    .option('--budget <money>', 'capex of all new regions, e.g. 2e9USD')
    .option('--by <year>', 'all regions are open by the end of this year', wholeNumber(1900))
    .addOption(candidates('--force-in <site...>', 'candidates that must be in the plan'))
    .addOption(candidates('--force-out <site...>', 'candidates that must not'))
    .addOption(
      candidates('--not-both <A,B...>', 'pairs of candidates of which at most one is opened'),
    )
    .option('--per-country <count>', 'at most so many in a country', wholeNumber(0))
    .option('--level <share>', 'lscp: share of demand within its latency budget, e.g. 90%', share)
    .option('--alternatives <count>', 'also so many best and different plans', wholeNumber(1))
    .option(
      '--within <share>',
      'how much of the gain different plans may give up',
      share,
      DEFAULT_WITHIN,
    )
    .option(
      '--pareto <criteria>',
      `also the trade-offs of two or three of ${PLAN_CRITERIA.join(', ')}: rtt,npv`,
      criteria,
      [] as PlanCriterion[],
    )
    .option('--closings', 'also what closing each region of the fleet would lose')
    .option('--yearly-budget <money>', 'also the years of the regions, under capex a year')
    .option('--per-year <count>', 'also the years of the regions, so many a year', wholeNumber(1))
    .option('--max-nodes <count>', 'stop each search after so many nodes', wholeNumber(1))
    .option(
      '--time <seconds>',
      'stop after so long; the answer then depends on the machine',
      seconds,
    )
    .addOption(setOption())
    .addOption(overrideOption())
    .addOption(formatOption())
    .addOption(outOption())
    .addHelpText(
      'after',
      '\nExit codes: 0 proven optimal, 1 infeasible or not proven within the limits, 2 faulty input.' +
        '\nExamples:\n  regionsim plan scenarios/alibaba-2024.yaml --sites 3 --alternatives 5' +
        '\n  regionsim plan scenarios/alibaba-2024.yaml --objective npv --sites 3 --budget 2e9USD --by 2030 --yearly-budget 1e9USD' +
        '\n  regionsim plan scenarios/all-countries.yaml --sites 3 --objective cover --per-country 1 --pareto rtt,npv',
    )
    .action(async (file, options) => {
      const { planFile } = await import('../plan-file.ts');
      await planFile(file, options);
    });

function candidates<const Flags extends string>(flags: Flags, text: string) {
  return new Option(flags, text).default([] as string[]);
}

/** A share of 0 to 1, also in percent. */
function share(text: string): number {
  const match = /^\s*(\d+(?:\.\d+)?|\.\d+)\s*(%?)\s*$/.exec(text);
  const value = match ? Number(match[1]) / (match[2] === '%' ? 100 : 1) : NaN;
  if (value >= 0 && value <= 1) return value;
  throw new InvalidArgumentError(`Expected a share from 0 to 1 or in percent, got ${text}.`);
}

function seconds(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value >= 0) return value;
  throw new InvalidArgumentError(`Expected a number of seconds, got ${text}.`);
}

function criteria(text: string): PlanCriterion[] {
  return text.split(',').map((name) => {
    const found = PLAN_CRITERIA.find((each) => each === name.trim());
    if (found) return found;
    throw new InvalidArgumentError(
      `Unknown criterion ${name.trim()}; known: ${PLAN_CRITERIA.join(', ')}.`,
    );
  });
}
