package descent.run;

/**
 * What a job takes, estimated from its settings before anything is allocated.
 *
 * @param work multiplications, roughly
 * @param bytes held while it goes on
 */
public record Cost(double work, long bytes) {}
