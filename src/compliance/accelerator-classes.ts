import type { Confidence, World } from '../world/types.ts';
import type { Bounds } from './bounds.ts';

/** A class of accelerator as export rules and performance models see it. */
export interface AcceleratorClass {
  readonly id: string;
  readonly label: string;
  /** Whose technology it is: `US` covers every chip under the Export Administration Regulations. */
  readonly origin: 'US' | 'CN';
  /** Dense FP16 or BF16, TFLOP/s. */
  readonly denseTflops: number;
  /** Total processing performance: dense operations a second in tera, times bit length, at the best format. */
  readonly tpp: number;
  /** TPP per mm² of die. */
  readonly performanceDensity: number;
  readonly memoryGb: number;
  readonly memoryGbPerS: number;
  /** Chip to chip, both directions together. */
  readonly interconnectGbPerS: number;
  readonly powerKw: number;
  /** First deliveries, `YYYY` or `YYYY-MM`. */
  readonly availableFrom: string;
  /** Cost parameter of the world that prices a server of eight; absent where none does. */
  readonly serverPriceParameter?: string;
  readonly source: string;
  readonly confidence: Confidence;
}

const NVIDIA_DATASHEET = 'memory of NVIDIA data sheets; die sizes from memory';
const ANALYSTS = 'memory of analysts’ reports; the maker publishes no data sheet';

/**
 * The classes that matter for siting. TPP follows the rule's own definition, `2 x MacTOPS x bit length` (note 2 to ECCN
 * 3A090), which for dense FP16 is TFLOP/s times 16; the densest format decides (FP8 on the L40S).
 */
export const ACCELERATORS: readonly AcceleratorClass[] = [
  {
    id: 'a100',
    label: 'NVIDIA A100 80 GB',
    origin: 'US',
    denseTflops: 312,
    tpp: 4992,
    performanceDensity: 4992 / 826,
    memoryGb: 80,
    memoryGbPerS: 2039,
    interconnectGbPerS: 600,
    powerKw: 0.4,
    availableFrom: '2020-06',
    source: NVIDIA_DATASHEET,
    confidence: 'medium',
  },
  {
    id: 'a800',
    label: 'NVIDIA A800 80 GB',
    origin: 'US',
    denseTflops: 312,
    tpp: 4992,
    performanceDensity: 4992 / 826,
    memoryGb: 80,
    memoryGbPerS: 2039,
    interconnectGbPerS: 400,
    powerKw: 0.4,
    availableFrom: '2022-11',
    source: NVIDIA_DATASHEET,
    confidence: 'medium',
  },
  {
    id: 'h100',
    label: 'NVIDIA H100 SXM',
    origin: 'US',
    denseTflops: 989,
    tpp: 15824,
    performanceDensity: 15824 / 814,
    memoryGb: 80,
    memoryGbPerS: 3350,
    interconnectGbPerS: 900,
    powerKw: 0.7,
    availableFrom: '2022-10',
    serverPriceParameter: 'h100x8_price',
    source: NVIDIA_DATASHEET,
    confidence: 'medium',
  },
  {
    id: 'h800',
    label: 'NVIDIA H800',
    origin: 'US',
    denseTflops: 989,
    tpp: 15824,
    performanceDensity: 15824 / 814,
    memoryGb: 80,
    memoryGbPerS: 3350,
    interconnectGbPerS: 400,
    powerKw: 0.7,
    availableFrom: '2023-03',
    source: NVIDIA_DATASHEET,
    confidence: 'medium',
  },
  {
    id: 'h200',
    label: 'NVIDIA H200',
    origin: 'US',
    denseTflops: 989,
    tpp: 15824,
    performanceDensity: 15824 / 814,
    memoryGb: 141,
    memoryGbPerS: 4800,
    interconnectGbPerS: 900,
    powerKw: 0.7,
    availableFrom: '2024-06',
    source: NVIDIA_DATASHEET,
    confidence: 'medium',
  },
  {
    id: 'b200',
    label: 'NVIDIA B200',
    origin: 'US',
    denseTflops: 2250,
    tpp: 36000,
    performanceDensity: 36000 / 1600,
    memoryGb: 180,
    memoryGbPerS: 8000,
    interconnectGbPerS: 1800,
    powerKw: 1,
    availableFrom: '2024-12',
    serverPriceParameter: 'b200x8_price',
    source: NVIDIA_DATASHEET,
    confidence: 'medium',
  },
  {
    id: 'l40s',
    label: 'NVIDIA L40S',
    origin: 'US',
    denseTflops: 366,
    tpp: 5864,
    performanceDensity: 5864 / 609,
    memoryGb: 48,
    memoryGbPerS: 864,
    interconnectGbPerS: 64,
    powerKw: 0.35,
    availableFrom: '2023-10',
    source: NVIDIA_DATASHEET,
    confidence: 'medium',
  },
  {
    id: 'h20',
    label: 'NVIDIA H20',
    origin: 'US',
    denseTflops: 148,
    tpp: 2368,
    performanceDensity: 2368 / 814,
    memoryGb: 96,
    memoryGbPerS: 4000,
    interconnectGbPerS: 900,
    powerKw: 0.4,
    availableFrom: '2024-02',
    serverPriceParameter: 'h20x8_price',
    source: NVIDIA_DATASHEET,
    confidence: 'medium',
  },
  {
    id: 'mi300x',
    label: 'AMD MI300X',
    origin: 'US',
    denseTflops: 1307,
    tpp: 20912,
    performanceDensity: 20912 / 1017,
    memoryGb: 192,
    memoryGbPerS: 5300,
    interconnectGbPerS: 896,
    powerKw: 0.75,
    availableFrom: '2023-12',
    source: 'memory of the AMD data sheet; die size from memory',
    confidence: 'low',
  },
  {
    id: 'ascend-910b',
    label: 'Huawei Ascend 910B',
    origin: 'CN',
    denseTflops: 320,
    tpp: 5120,
    performanceDensity: 5120 / 665,
    memoryGb: 64,
    memoryGbPerS: 1600,
    interconnectGbPerS: 392,
    powerKw: 0.4,
    availableFrom: '2023-08',
    serverPriceParameter: 'ascend910b_x8_price',
    source: ANALYSTS,
    confidence: 'low',
  },
  {
    id: 'ascend-910c',
    label: 'Huawei Ascend 910C',
    origin: 'CN',
    denseTflops: 780,
    tpp: 12480,
    performanceDensity: 12480 / 1330,
    memoryGb: 128,
    memoryGbPerS: 3200,
    interconnectGbPerS: 784,
    powerKw: 0.6,
    availableFrom: '2025-04',
    serverPriceParameter: 'ascend910c_x8_price',
    source: ANALYSTS,
    confidence: 'low',
  },
];

/** An accelerator by its id. */
export function acceleratorById(id: string): AcceleratorClass | undefined {
  return ACCELERATORS.find((accelerator) => accelerator.id === id);
}

/** Price of one accelerator as an eighth of its server, USD; `undefined` where the world has no price. */
export function acceleratorPriceUsd(
  world: Pick<World, 'costParameters'>,
  accelerator: AcceleratorClass,
): Bounds | undefined {
  if (accelerator.serverPriceParameter === undefined) return undefined;
  const parameter = world.costParameters.get(accelerator.serverPriceParameter);
  if (parameter === undefined) return undefined;
  const usdPerChip = (thousandsPerServer: number) => (thousandsPerServer * 1000) / 8;
  return {
    low: usdPerChip(parameter.low),
    mid: usdPerChip(parameter.value),
    high: usdPerChip(parameter.high),
  };
}
