package descent.run;

import descent.view.LossSurface;

/** A loss surface of a run, numbered. */
public record RunSurface(int number, int generation, LossSurface surface) {}
