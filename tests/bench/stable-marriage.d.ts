/** The package brings no types; these are of its one file, version 1.0.2. */
declare module 'stable-marriage' {
  export class Person {
    constructor(name: string);
    readonly name: string;
    readonly fiance: Person | null | undefined;
    generatePreferences(preferences: readonly Person[]): void;
  }
  export function stableMarriage(proposers: readonly Person[]): readonly Person[];
}
