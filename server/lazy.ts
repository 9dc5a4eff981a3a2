/** A stand-in that makes the object on first use: importing a module never reads the environment or opens a connection. */
export function lazy<T extends object>(make: () => T): T {
  let made: T | undefined;
  const target = () => {
    made ??= make();
    return made;
  };
  return new Proxy({} as T, {
    get(_, key) {
      const value: unknown = Reflect.get(target(), key, target());
      return typeof value === "function" ? value.bind(target()) : value;
    },
    has: (_, key) => Reflect.has(target(), key),
    ownKeys: () => Reflect.ownKeys(target()),
    getOwnPropertyDescriptor: (_, key) => {
      const descriptor = Reflect.getOwnPropertyDescriptor(target(), key);
      return descriptor && { ...descriptor, configurable: true };
    },
  });
}

const kept = globalThis as typeof globalThis & { cozum?: Map<string, unknown> };

/** One object in this process under this name. A module's own variable is not one: pages and routes are bundled apart, each with a copy. */
export function perProcess<T>(name: string, make: () => T): T {
  kept.cozum ??= new Map();
  if (!kept.cozum.has(name)) kept.cozum.set(name, make());
  return kept.cozum.get(name) as T;
}
