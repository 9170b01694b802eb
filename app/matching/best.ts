/** The highest of many numbers, at most so many: a heap with the lowest of them on top (Williams 1964). */
export class Best {
  private heap = new Float64Array(64);
  private size = 0;
  private most = 0;
  /** What a number must be above to come in. */
  private threshold = -1;

  /** Begins anew. */
  start(most: number): void {
    this.most = most;
    this.size = 0;
    this.threshold = most === 0 ? Infinity : -1;
  }

  offer(key: number): void {
    if (key <= this.threshold) return;
    if (this.size < this.most) this.put(key);
    else this.sink(0, key);
    if (this.size === this.most) this.threshold = this.heap[0] ?? 0;
  }

  /** What came in, highest first; lent until the next start. */
  descending(): Float64Array {
    return this.heap.subarray(0, this.size).sort().reverse();
  }

  /** As long as everything comes in, order does not matter; the heap is made at once when it is full (Floyd 1964). */
  private put(key: number): void {
    if (this.size === this.heap.length) {
      const larger = new Float64Array(2 * this.size);
      larger.set(this.heap);
      this.heap = larger;
    }
    this.heap[this.size] = key;
    this.size += 1;
    if (this.size < this.most) return;
    for (let at = (this.size >> 1) - 1; at >= 0; at -= 1) this.sink(at, this.heap[at] ?? 0);
  }

  /** Puts a key where another was, and lower ones above it. */
  private sink(from: number, key: number): void {
    const { heap, size } = this;
    let at = from;
    for (let child = 2 * at + 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && (heap[child + 1] ?? 0) < (heap[child] ?? 0)) child += 1;
      const below = heap[child] ?? 0;
      if (below >= key) break;
      heap[at] = below;
      at = child;
    }
    heap[at] = key;
  }
}
