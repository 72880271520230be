/** Path of a real redis-server, fetched from Debian when absent; throws when none can be had. */
export declare function findRedis(): string;
