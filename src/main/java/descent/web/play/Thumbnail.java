package descent.web.play;

import java.util.List;

/**
 * A small picture of a data set for the page.
 *
 * @param key the data set's name in the query string
 * @param title its name for people
 * @param paths one SVG path a class, in a box of 0 … 100 × 0 … 100 (y down): a zero-length line a
 *     point, to be stroked with round caps
 */
public record Thumbnail(String key, String title, List<String> paths) {}
