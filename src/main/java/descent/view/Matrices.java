package descent.view;

import java.util.List;

/** Parameters one by one, or their gradient or last update: a part of every layer, or of one. */
public record Matrices(Lines of, List<MatrixBlock> blocks) {}
