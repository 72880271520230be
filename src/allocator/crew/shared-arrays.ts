/** Numbers in memory that threads share. */
export function floats(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(8 * length));
}

export function whole(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4 * length));
}
