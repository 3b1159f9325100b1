import { z } from 'zod';
import { readFault } from '../fault-text.ts';
import { readPriceJump } from '../price-jump.ts';
import {
  DEFAULT_SIMULATION,
  REPLICATION_NAMES,
  type SimulationSettings,
} from '../simulation-settings.ts';
import type { SchemaContext } from './context.ts';
import { nameField, namedMap, numberField, quantityField, shareField } from './fields.ts';
import { KINDS } from './kinds.ts';

const NAMES = Object.keys(REPLICATION_NAMES) as [keyof typeof REPLICATION_NAMES];

/** `simulation`: how operations are simulated, and what goes wrong. */
export function simulationSchema(context: SchemaContext) {
  const { world } = context;
  return z
    .strictObject({
      utilization: shareField(
        { min: 0.01, max: 0.99 },
        { description: 'share of server time in use, mean over a week, that sites are sized for' },
      ).prefault(DEFAULT_SIMULATION.utilizationShare),
      requestsPerSecond: numberField(
        { min: 1e-6, max: 1e12 },
        {
          description: 'requests at the site that is looked at, mean over a week',
          unit: 'requests/s',
          defaultText: 'what its servers do at the utilization',
        },
      ).optional(),
      replication: z
        .enum(NAMES)
        .meta({
          description: 'copies of data, and how many must be safe before a user has the answer',
        })
        .prefault('quorum of 3'),
      randomFaults: z
        .boolean()
        .meta({
          description:
            'whether zones of every region that serves are also lost at random, at the rates of its risks',
        })
        .prefault(DEFAULT_SIMULATION.randomFaults),
      faults: z
        .array(
          nameField((text) => readFault(world, text), {
            description: 'a fault: what, on what, when, for how long',
            example: 'zone:1@day2+6h',
          }),
        )
        .max(100)
        .meta({ description: 'what goes wrong in the simulated time' })
        .prefault([]),
      growth: growthSchema(context),
      traffic: namedMap(trafficSchema(context))
        .meta({ description: 'what requests of a workload are like, by its name' })
        .prefault({}),
    })
    .transform(
      ({ utilization, requestsPerSecond, replication, traffic, ...rest }): SimulationSettings => ({
        utilizationShare: utilization,
        ...(requestsPerSecond !== undefined && { requestsPerS: requestsPerSecond }),
        replication: REPLICATION_NAMES[replication],
        traffic: Object.fromEntries(traffic),
        ...rest,
      }),
    )
    .meta({ description: 'how operations are simulated' })
    .optional();
}

function growthSchema({ rates }: SchemaContext) {
  const usual = DEFAULT_SIMULATION.growth;
  return z
    .strictObject({
      step: shareField(
        { min: 0.01, max: 10 },
        { description: 'one step of capacity over what the region begins with' },
      ).prefault(usual.stepShare),
      leadTime: quantityField(
        KINDS.years,
        { min: 0, max: 10 },
        { rates, description: 'time from the order of a step until it serves' },
      ).prefault('1 year'),
      orderAbove: shareField(
        { min: 0.05, max: 1 },
        {
          description:
            'utilization foreseen for the end of the lead time above which a step is ordered',
        },
      ).prefault(usual.orderAboveShare),
      workloads: namedMap(
        shareField(
          { min: -0.9, max: 5 },
          { description: "growth a year on top of the country's", unit: 'share/year' },
        ),
      )
        .meta({ description: 'growth a year of single workloads, by name' })
        .prefault({}),
      prices: z
        .array(
          nameField(readPriceJump, {
            description: 'a price that jumps: which, by what factor, from which month on',
            example: 'power*1.5@2027-03',
          }),
        )
        .max(100)
        .meta({ description: 'prices of the cost model that jump on the way' })
        .optional(),
    })
    .transform(({ step, leadTime, orderAbove, workloads, prices }) => ({
      stepShare: step,
      leadTimeYears: leadTime,
      orderAboveShare: orderAbove,
      workloadGrowthPerYear: Object.fromEntries(workloads),
      ...(prices !== undefined && prices.length > 0 && { priceJumps: prices }),
    }))
    .meta({ description: 'how capacity follows demand over the years' })
    .prefault({});
}

function trafficSchema({ rates }: SchemaContext) {
  const time = (description: string) =>
    quantityField(KINDS.duration, { min: 1e-6, max: 1e6 }, { rates, description }).optional();
  const size = (description: string) =>
    quantityField(KINDS.data, { min: 0, max: 1e12 }, { rates, description }).optional();
  return z
    .strictObject({
      serviceTime: time('mean time that a server works on a request'),
      variability: numberField(
        { min: 0, max: 100 },
        { description: 'variance of the service time over its squared mean; 1 is exponential' },
      ).optional(),
      writeShare: shareField(
        { min: 0, max: 1 },
        { description: 'share of requests that write' },
      ).optional(),
      writeSize: size('data that a write sends to each copy'),
      requestSize: size('request and answer together'),
      patience: time('longest wait before a request is refused'),
    })
    .transform(({ serviceTime, variability, writeSize, requestSize, patience, writeShare }) => ({
      ...(serviceTime !== undefined && { serviceTimeS: serviceTime }),
      ...(variability !== undefined && { serviceScv: variability }),
      ...(writeShare !== undefined && { writeShare }),
      ...(writeSize !== undefined && { writeKilobytes: writeSize }),
      ...(requestSize !== undefined && { requestKilobytes: requestSize }),
      ...(patience !== undefined && { patienceS: patience }),
    }))
    .meta({ description: 'what requests of a workload are like' });
}
