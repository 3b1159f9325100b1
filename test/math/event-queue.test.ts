import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  eventQueue,
  NO_EVENT,
  nextEventTimeS,
  scheduleEvent,
  takeEvent,
} from '../../src/math/event-queue.ts';
import { runEvents } from '../../src/math/event-queue-run.ts';

describe('eventQueue', () => {
  it('gives events of the same time by priority, then in the order they were scheduled', () => {
    const queue = eventQueue();
    scheduleEvent(queue, 5, 1, 10);
    scheduleEvent(queue, 5, 0, 20);
    scheduleEvent(queue, 5, 1, 30);
    scheduleEvent(queue, 2, 7, 40);
    expect([1, 2, 3, 4, 5].map(() => takeEvent(queue))).toEqual([40, 20, 10, 30, NO_EVENT]);
    expect(queue.nowS).toBe(5);
    expect(nextEventTimeS(queue)).toBe(Infinity);
  });

  it('refuses the past, no number and unknown priorities', () => {
    const queue = eventQueue();
    scheduleEvent(queue, 3, 0, 1);
    takeEvent(queue);
    expect(() => {
      scheduleEvent(queue, 2.9, 0, 1);
    }).toThrow('before the present');
    expect(() => {
      scheduleEvent(queue, NaN, 0, 1);
    }).toThrow('before the present');
    expect(() => {
      scheduleEvent(queue, 4, 8, 1);
    }).toThrow('priorities');
  });

  const operation = fc.oneof(
    fc.record({ delayS: fc.constantFrom(0, 0.5, 1, 3), priority: fc.nat({ max: 7 }) }),
    fc.constant('take' as const),
  );

  test.prop([fc.array(operation, { maxLength: 200 })], { seed: 4 })(
    'is the sorted list of (time, priority, sequence), and time never runs back',
    (operations) => {
      const queue = eventQueue(1);
      const model: { timeS: number; priority: number; event: number }[] = [];
      let event = 0;
      let nowS = 0;
      for (const step of operations) {
        if (step === 'take') {
          model.sort((a, b) => a.timeS - b.timeS || a.priority - b.priority || a.event - b.event);
          expect(takeEvent(queue)).toBe(model.shift()?.event ?? NO_EVENT);
          expect(queue.nowS).toBeGreaterThanOrEqual(nowS);
          nowS = queue.nowS;
        } else {
          model.push({ timeS: nowS + step.delayS, priority: step.priority, event });
          scheduleEvent(queue, nowS + step.delayS, step.priority, event++);
        }
        expect(queue.size).toBe(model.length);
      }
    },
  );
});

describe('runEvents', () => {
  it('stops at the horizon, keeps what lies behind it, and ends each slice on a model that never stops', () => {
    const queue = eventQueue();
    scheduleEvent(queue, 0, 0, 7);
    const everySecond = (event: number, nowS: number): void => {
      scheduleEvent(queue, nowS + 1, 0, event);
    };
    const first = runEvents(queue, everySecond, { untilS: 100, maxEvents: 10 });
    expect(first).toEqual({ events: 10, isDone: false });
    const rest = runEvents(queue, everySecond, { untilS: 100, maxEvents: 1000 });
    expect(rest).toEqual({ events: 91, isDone: true });
    expect(queue.size).toBe(1);
    const nothing = runEvents(eventQueue(), everySecond, { untilS: Infinity, maxEvents: 5 });
    expect(nothing).toEqual({ events: 0, isDone: true });
  });

  it('ends with the last event where there is no horizon', () => {
    const queue = eventQueue(1);
    scheduleEvent(queue, 1, 0, 3);
    const handled: number[] = [];
    const thrice = (event: number, nowS: number): void => {
      handled.push(event);
      if (event > 1) scheduleEvent(queue, nowS, 0, event - 1);
    };
    const run = runEvents(queue, thrice, { untilS: Infinity, maxEvents: 100 });
    expect([run, handled]).toEqual([{ events: 3, isDone: true }, [3, 2, 1]]);
  });
});
