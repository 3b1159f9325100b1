import { z } from 'zod';
import { cutNamed } from '../world-names.ts';
import type { SchemaContext } from './context.ts';
import { nameField } from './fields.ts';

/** `events`: what happens to the network. */
export function eventsSchema({ world }: SchemaContext) {
  const event = z
    .strictObject({
      cut: nameField((text) => cutNamed(world, text), {
        description: 'cable system, chokepoint or link (two hubs, from-to) that is gone',
        example: 'Red Sea',
      }),
    })
    .meta({ description: 'a thing that happens to the network' });
  return z.array(event).max(1000).meta({ description: 'what happens to the network' }).prefault([]);
}
