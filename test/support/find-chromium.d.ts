/** Path of a Chromium for the browser specs; throws when none can be had. */
export declare function findChromium(): string;
