/** Types that are out of the ordinary, used as they are meant: the compiler is the check. */
import type {
  ExampleDeduced,
  ExampleDefaulted,
  ExampleDescribed,
  ExampleEverything,
  ExampleKeyed,
  ExampleKind,
  ExampleOneWay,
  ExampleTagged,
  ExampleTuple,
  ExampleVisit,
  ExampleWrapped,
} from './client/index.js';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const yes = <T extends true>(): T | undefined => undefined;

yes<Same<ExampleTuple[0], ExampleKind>>();
yes<Same<ExampleTuple['length'], 3>>();
yes<Same<ExampleTagged[0], ExampleKind>>();
yes<Same<ExampleOneWay['eval'], string | null | undefined>>();
yes<Same<keyof ExampleKeyed, ExampleKind>>();
yes<Same<ExampleDefaulted["it's"], 'a' | 'new\nline' | undefined>>();

export function uses(wrapped: ExampleWrapped, defaulted: ExampleDefaulted, everything: ExampleEverything): unknown[] {
  const tagged: ExampleTagged = ['enum', everything];
  const deduced: ExampleDeduced = everything;
  const inherited = { constructor: 'a', toString: 'b', hasOwnProperty: 'c' };
  const oneWay: ExampleOneWay = { ...inherited, other: 1, another: null, class: 'text' };
  const described: ExampleDescribed[] = ["it's", -1, { ['__proto__']: 1, "it's": null }];
  // @ts-expect-error a tuple has all of its items
  const short: ExampleTuple = ['enum', null];
  // @ts-expect-error no such tag
  const unknownTag: ExampleTagged = ['nothing', everything];
  // @ts-expect-error other properties are numbers, or what the named ones are
  const flag: ExampleOneWay = { ...inherited, other: true };
  if ('enum' in wrapped) {
    const inner: ExampleEverything = wrapped.enum;
    return [inner];
  }
  if (defaulted["it's"] !== 'new\nline') {
    const visit: ExampleVisit = defaulted;
    return [visit];
  }
  return [tagged, deduced, oneWay, described, short, unknownTag, flag];
}
