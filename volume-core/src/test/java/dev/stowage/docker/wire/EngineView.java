package dev.stowage.docker.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an engine understands of the JSON of a host configuration: for each target a line of sorted
 * facts, the same ones whichever form they came in.
 */
final class EngineView {

  private final Map<String, String> byTarget = new TreeMap<>();

  private EngineView() {}

  static Map<String, String> of(JsonNode hostConfig) {
    EngineView view = new EngineView();
    hostConfig.path("Mounts").forEach(view::object);
    hostConfig.path("Binds").forEach(bind -> view.bind(BindText.read(bind.textValue())));
    hostConfig.path("Tmpfs").properties().forEach(it -> view.tmpfs(it.getKey(), it.getValue()));
    return view.byTarget;
  }

  private void put(String target, Map<String, String> facts) {
    facts.values().removeIf(String::isEmpty);
    if (byTarget.put(target, facts.toString()) != null) {
      throw new IllegalArgumentException("Duplicate mount point: " + target);
    }
  }

  private void object(JsonNode mount) {
    String type = mount.path("Type").asText();
    Map<String, String> facts = new TreeMap<>();
    facts.put("type", type);
    facts.put("source", mount.path("Source").asText());
    facts.put("ro", mount.path("ReadOnly").asText(type.equals("image") ? "true" : "false"));
    JsonNode bind = mount.path("BindOptions");
    facts.put("propagation", bind.path("Propagation").asText());
    facts.put("non-recursive", bind.path("NonRecursive").asText());
    facts.put("create", bind.path("CreateMountpoint").asText());
    facts.put("ro-force", bind.path("ReadOnlyForceRecursive").asText());
    facts.put("ro-non", bind.path("ReadOnlyNonRecursive").asText());
    JsonNode volume = mount.path("VolumeOptions");
    facts.put("nocopy", volume.path("NoCopy").asText());
    facts.put("subpath", volume.path("Subpath").asText());
    facts.put("driver", volume.at("/DriverConfig/Name").asText());
    facts.put("options", texts(volume.at("/DriverConfig/Options")));
    facts.put("labels", texts(volume.path("Labels")));
    JsonNode tmpfs = mount.path("TmpfsOptions");
    facts.put("size", tmpfs.path("SizeBytes").asText());
    facts.put(
        "mode", tmpfs.has("Mode") ? Integer.toOctalString(tmpfs.path("Mode").intValue()) : "");
    facts.put("exec", tmpfs.at("/Options/0/0").asText().equals("exec") ? "true" : "");
    mount
        .path("ImageOptions")
        .properties()
        .forEach(it -> facts.put("subpath", it.getValue().asText()));
    put(mount.path("Target").asText(), facts);
  }

  private void bind(BindText text) {
    Map<String, String> facts = new TreeMap<>();
    facts.put("type", "bind");
    facts.put("source", text.source());
    facts.put("ro", Boolean.toString(text.readOnly()));
    facts.put("propagation", text.propagation().orElse(""));
    facts.put("label", text.label().orElse(""));
    facts.put("create", "true");
    put(text.target(), facts);
  }

  private void tmpfs(String target, JsonNode options) {
    Map<String, String> facts = new TreeMap<>();
    facts.put("type", "tmpfs");
    facts.put("ro", "false");
    for (String word : options.textValue().split(",", -1)) {
      switch (word) {
        case "ro" -> facts.put("ro", "true");
        case "rw" -> facts.put("ro", "false");
        case "exec" -> facts.put("exec", "true");
        default -> facts.put(word.replaceFirst("=.*", ""), word.replaceFirst(".*=", ""));
      }
    }
    put(target, facts);
  }

  private static String texts(JsonNode object) {
    Map<String, String> texts = new TreeMap<>();
    object.properties().forEach(field -> texts.put(field.getKey(), field.getValue().textValue()));
    return texts.isEmpty() ? "" : texts.toString();
  }
}
