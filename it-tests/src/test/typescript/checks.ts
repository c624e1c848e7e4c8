/** Checks of a program, which end it, and what they are made of. */

let passed = 0;
const failures: string[] = [];

/** Runs one check. */
export async function check(name: string, body: () => Promise<unknown>): Promise<void> {
  try {
    await within(20_000, name, body());
    passed++;
    console.log(`ok ${name}`);
  } catch (error) {
    const why = `not ok ${name}: ${error instanceof Error ? `${error.name}: ${error.message} ${error.stack}` : show(error)}`;
    failures.push(why);
    console.log(why.replace(/\s+/g, ' '));
  }
}

/** What all checks have come to. */
export function outcome(): { passed: number; failures: string[] } {
  return { passed, failures };
}

/** The outcome of a promise, or a failure when there is none after that time. */
export async function within<T>(millis: number, what: string, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: nothing within ${millis} ms`)), millis);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Waits until it holds. */
export async function until(what: string, holds: () => unknown): Promise<void> {
  const end = Date.now() + 15_000;
  while (!(await holds())) {
    if (Date.now() > end) {
      throw new Error(`${what}: not within 15 s`);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Fails unless both are the same as JSON. */
export function same(actual: unknown, expected: unknown): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) {
    throw new Error(`expected ${show(expected)}, got ${show(actual)}`);
  }
}

export function holds(fact: unknown, what: string): asserts fact {
  if (!fact) {
    throw new Error(`expected ${what}`);
  }
}

/** What the promise is rejected with, which is to be of that class. */
export async function thrown<E>(type: abstract new (...args: never[]) => E, promise: Promise<unknown>): Promise<E> {
  const error = await promise.then(
    (value) => {
      throw new Error(`expected ${type.name}, got ${show(value)}`);
    },
    (reason: unknown) => reason,
  );
  if (!(error instanceof type)) {
    throw error;
  }
  return error;
}

/** All that a stream has. */
export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) {
    list.push(item);
  }
  return list;
}

export function numbers(upTo: number): number[] {
  return Array.from({ length: upTo }, (_, i) => i + 1);
}

export function show(value: unknown): string {
  const text = String(JSON.stringify(value));
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
