/** The classes of accelerators whose price and power the world's table of cost parameters has, as nodes of eight. */
const NODES = {
  h100: { price: 'h100x8_price', power: 'h100x8_power' },
  b200: { price: 'b200x8_price', power: 'b200x8_power' },
  h20: { price: 'h20x8_price', power: 'h20x8_power' },
  ascend910b: { price: 'ascend910b_x8_price', power: 'ascend910b_x8_power' },
  ascend910c: { price: 'ascend910c_x8_price', power: 'ascend910c_x8_power' },
} as const;

export type AcceleratorId = keyof typeof NODES;

export const ACCELERATOR_IDS = Object.keys(NODES) as readonly AcceleratorId[];

/** Accelerators in one node. */
export const ACCELERATORS_PER_NODE = 8;

/** Ids of the world's cost parameters for the price (thousand USD) and power (kW) of a node of eight accelerators. */
export function acceleratorParameters(id: AcceleratorId): {
  readonly price: string;
  readonly power: string;
} {
  return NODES[id];
}
