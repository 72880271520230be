import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AccessPoint, Parcel } from './access-point';

const ready = '.ready';

/** A name that is safe in any file system, and no other's. */
const safeName = (text: string): string => encodeURIComponent(text).replaceAll('%', '=').replace(/^\./, '=2E');

/**
 * Hands invoices over as folders that appear whole: `<folder>/<sender>/<number>/` with its files. They are written under
 * `.ready` beside it and moved in one step, so that whoever watches the folder never sees half a parcel, nor one twice.
 */
export class FileDrop implements AccessPoint {
  constructor(private readonly folder: string) {}

  async layReady(parcel: Parcel): Promise<void> {
    const place = this.readyPlace(parcel);
    await rm(place, { recursive: true, force: true });
    await mkdir(place, { recursive: true });
    for (const { name, content } of parcel.files) await writeDurably(join(place, safeName(name)), content);
    await syncFolder(place);
    await syncFolder(join(place, '..'));
  }

  async handOver(parcel: Pick<Parcel, 'sender' | 'number'>): Promise<boolean> {
    const target = join(this.folder, safeName(parcel.sender));
    await mkdir(target, { recursive: true });
    try {
      await rename(this.readyPlace(parcel), join(target, safeName(parcel.number)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    }
    await syncFolder(target);
    return true;
  }

  private readonly readyPlace = ({ sender, number }: Pick<Parcel, 'sender' | 'number'>): string => join(this.folder, ready, safeName(sender), safeName(number));
}

async function writeDurably(path: string, content: string): Promise<void> {
  const file = await open(path, 'w', 0o640);
  try {
    await file.writeFile(content, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A folder's names survive a power cut only when the folder itself is written down. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
