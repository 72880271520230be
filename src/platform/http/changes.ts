import type { Type } from '@nestjs/common';
import { OmitType, PartialType } from '@nestjs/swagger';

/** What an edit may send of the fields that a new thing has: each if it is to change, without those that stay for good. */
export function changesOf<T extends object, const K extends keyof T>(added: Type<T>, fixed: readonly K[]): Type<Partial<Omit<T, K>>> {
  return PartialType(OmitType(added, fixed), { skipNullProperties: false });
}
