package dev.stowage.differential;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something done with volumes. A version is that of the API, such as {@code 1.41}, or empty. */
sealed interface VolumeOperation extends Operation {

  /** Creates a volume. Of options and labels, no value means that the field is not sent. */
  record Create(
      String version,
      String name,
      String driver,
      Optional<Map<String, String>> options,
      Optional<Map<String, String>> labels)
      implements VolumeOperation {
    @Override
    public List<HttpCall> calls() {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      if (!name.isEmpty()) {
        json.put("Name", name);
      }
      if (!driver.isEmpty()) {
        json.put("Driver", driver);
      }
      options.ifPresent(map -> map.forEach(json.putObject("DriverOpts")::put));
      labels.ifPresent(map -> map.forEach(json.putObject("Labels")::put));
      return List.of(
          HttpCall.json("POST", Urls.versioned(version, "/volumes/create"), json.toString()));
    }
  }

  /** Looks at a volume. */
  record Inspect(String name) implements VolumeOperation {
    @Override
    public List<HttpCall> calls() {
      return List.of(HttpCall.of("GET", "/volumes/" + Urls.escaped(name)));
    }
  }

  /** Lists volumes; the filters are JSON, or meant to be. */
  record Enumerate(String filters) implements VolumeOperation {
    @Override
    public List<HttpCall> calls() {
      String query = filters.isEmpty() ? "" : "?filters=" + Urls.escaped(filters);
      return List.of(HttpCall.of("GET", "/volumes" + query));
    }
  }

  /** Removes a volume. */
  record Remove(String name, Optional<String> force) implements VolumeOperation {
    @Override
    public List<HttpCall> calls() {
      String query = force.map(value -> "?force=" + value).orElse("");
      return List.of(HttpCall.of("DELETE", "/volumes/" + Urls.escaped(name) + query));
    }
  }

  /** Prunes volumes. The filters must ask for a label that only this sequence uses. */
  record Prune(String version, String filters) implements VolumeOperation {
    public Prune {
      Universe.requireOwn(filters);
    }

    @Override
    public List<HttpCall> calls() {
      String path = "/volumes/prune?filters=" + Urls.escaped(filters);
      return List.of(HttpCall.of("POST", Urls.versioned(version, path)));
    }
  }
}
