import type { Objective } from '../../src/allocator/solution';
import type { Load, Size } from './generator/scale';
import type { Milestones } from './milestones';
import type { PeerName } from './plan';

/** What one peer made of one problem. */
export interface Result extends Milestones {
  readonly size: Size;
  readonly load: Load;
  readonly previous: boolean;
  readonly seed: number;
  /** SHA-256 of the problem file. */
  readonly sha256: string;
  readonly peer: PeerName;
  /** Left out where it found nothing. */
  readonly objective?: Objective;
  /** Per cent above the best cost that any peer found; left out where more are unplaced or moved. */
  readonly above?: number;
  /** Its own proof of the cost. */
  readonly costBound?: number;
  readonly isUnplacedProven: boolean;
  /** Seconds until it had proven its solution the best; left out where it did not. */
  readonly proven?: number;
  /** Seconds from reading the file to the end, and of the whole process. */
  readonly own: number;
  readonly whole: number;
  readonly peakMb?: number;
  readonly remark?: string;
}

/** One run of the bench, as it is kept. */
export interface Run {
  readonly date: string;
  readonly commit: string;
  readonly machine: { readonly cpu: string; readonly cores: number; readonly memoryGb: number; readonly system: string; readonly node: string };
  /** What else the machine had to do, as the run began: the load average of a minute. */
  readonly loadAverage: number;
  readonly threads: number;
  readonly seconds: Readonly<Record<string, number>>;
  /** By peer; `absent` where it is not installed. */
  readonly versions: Readonly<Record<string, string>>;
  readonly results: readonly Result[];
}
