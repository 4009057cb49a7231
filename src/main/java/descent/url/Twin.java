package descent.url;

import descent.setting.BadSetting;

/** A course notebook's own experiment by name, as the query string that it stands for. */
enum Twin {
  INITIALIZATION(
      "initialization",
      "data=circles&n=300&dev=0&test=100&noise=0.05&dataSeed=1&layers=10:relu,5:relu&init=he&weightSeed=3"
          + "&opt=gd&lr=0.01&batch=full&epochs=15000"),
  OPTIMIZATION(
      "optimization",
      "data=moons&n=300&dev=0&test=0&noise=0.2&dataSeed=3&layers=5:relu,2:relu&init=he&weightSeed=3"
          + "&opt=gd&lr=0.0007&batch=64&batchSeed=10&epochs=10000");

  private static final String ALLOWED = "one of initialization, optimization";

  private final String key;
  private final String query;

  Twin(String key, String query) {
    this.key = key;
    this.query = query;
  }

  String key() {
    return key;
  }

  String query() {
    return query;
  }

  /** <b>Errors:</b> {@link BadSetting} for a name that is not known, or not yet. */
  static Twin named(String key) {
    for (Twin twin : values()) {
      if (twin.key.equals(key)) {
        return twin;
      }
    }
    throw key.equals("gradient-checking")
        ? BadSetting.notYet("twin", key, ALLOWED)
        : new BadSetting("twin", key, ALLOWED);
  }
}
