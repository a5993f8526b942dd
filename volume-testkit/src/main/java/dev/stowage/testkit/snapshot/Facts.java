package dev.stowage.testkit.snapshot;

import dev.stowage.testkit.state.ClusterVolumeSnapshot;
import dev.stowage.testkit.state.ContainerSnapshot;
import dev.stowage.testkit.state.EngineSnapshot;
import dev.stowage.testkit.state.ImageSnapshot;
import dev.stowage.testkit.state.PluginSnapshot;
import dev.stowage.testkit.state.ServiceSnapshot;
import dev.stowage.testkit.state.StateChange;
import dev.stowage.testkit.state.SwarmSnapshot;
import dev.stowage.testkit.state.VolumeSnapshot;
import dev.stowage.testkit.tree.FileContent;
import dev.stowage.testkit.tree.FileTree;
import dev.stowage.volume.driver.Redaction;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.file.FileState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** A snapshot as texts, by subject and by what is said of it; two of them are easy to compare. */
final class Facts {

  private static final int READABLE = 40;

  private final Map<String, Map<String, Said>> subjects = new TreeMap<>();

  /**
   * What is said of something.
   *
   * @param value what is so
   * @param shown the same, with secrets replaced
   */
  record Said(String value, String shown) {

    static Said of(Object value) {
      return new Said(value.toString(), value.toString());
    }

    @Override
    public String toString() {
      return shown;
    }
  }

  static Facts of(EngineSnapshot snapshot) {
    Facts facts = new Facts();
    snapshot.volumes().forEach(facts::add);
    snapshot.containers().forEach(facts::add);
    snapshot.images().forEach(facts::add);
    snapshot.plugins().forEach(facts::add);
    snapshot.swarm().ifPresent(facts::add);
    return facts;
  }

  private Map<String, Said> subject(String name) {
    return subjects.computeIfAbsent(name, ignored -> new TreeMap<>());
  }

  private void add(VolumeSnapshot volume) {
    Map<String, Said> facts = subject("volume " + volume.name());
    VolumeDriver driver = VolumeDriver.named(volume.driver()).options(volume.options());
    facts.put("driver", Said.of(volume.driver()));
    facts.put("created", Said.of(volume.created()));
    addLabels(volume.labels(), facts);
    volume
        .options()
        .forEach(
            (key, value) ->
                facts.put(
                    "option " + key, new Said(value, Redaction.optionValue(driver, key, value))));
    volume.users().forEach(user -> facts.put("user " + user, Said.of("")));
    volume
        .files()
        .files()
        .forEach(
            file ->
                facts.put("file /" + file.path().value(), Said.of(describe(file, volume.files()))));
  }

  private static void addLabels(Map<String, String> labels, Map<String, Said> facts) {
    labels.forEach(
        (key, value) ->
            facts.put("label " + key, new Said(value, Redaction.optionValue(key, value))));
  }

  private static String describe(FileState file, FileTree tree) {
    String text =
        file.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ')
            + " 0"
            + Integer.toOctalString(file.mode())
            + " "
            + file.owner();
    return switch (file.kind()) {
      // A directory's time changes with whatever is in it, which is told anyway.
      case DIRECTORY -> text;
      case FILE ->
          text + " " + content(tree.fileContent(file.path().value())) + " of " + file.modified();
      default -> text + " " + file.link().orElse("") + " of " + file.modified();
    };
  }

  private static String content(FileContent content) {
    if (content.size() > READABLE) {
      return content.toString();
    }
    String text = content.text();
    boolean readable = text.codePoints().noneMatch(c -> c < ' ' || c == 0xfffd);
    return readable ? "'" + text + "'" : content.toString();
  }

  private void add(ContainerSnapshot container) {
    Map<String, Said> facts = subject("container " + container.name());
    facts.put("id", Said.of(container.id()));
    facts.put("image", Said.of(container.image()));
    facts.put("state", Said.of(container.state()));
    facts.put("exit code", Said.of(container.exitCode()));
    addLabels(container.labels(), facts);
    container.mounts().forEach(mount -> facts.put("mount at " + mount.target(), Said.of(mount)));
  }

  private void add(ImageSnapshot image) {
    Map<String, Said> facts = subject("image " + image.id());
    image.tags().forEach(tag -> facts.put("tag " + tag, Said.of("")));
  }

  private void add(PluginSnapshot plugin) {
    Map<String, Said> facts = subject(plugin.toString());
    facts.put("reference", Said.of(plugin.reference()));
    facts.put("enabled", Said.of(plugin.enabled()));
    plugin
        .settings()
        .forEach(
            (key, value) ->
                facts.put("setting " + key, new Said(value, Redaction.optionValue(key, value))));
  }

  private void add(SwarmSnapshot swarm) {
    subject("swarm").put("state", Said.of("active"));
    for (ServiceSnapshot service : swarm.services()) {
      Map<String, Said> facts = subject(service.toString());
      facts.put("replicas", Said.of(service.replicas()));
      service.mounts().forEach(it -> facts.put("mount at " + it.target(), Said.of(it)));
    }
    swarm.secrets().forEach(secret -> subject("secret " + secret));
    for (ClusterVolumeSnapshot volume : swarm.volumes()) {
      Map<String, Said> facts = subject(volume.toString());
      facts.put("driver", Said.of(volume.driver()));
      facts.put("availability", Said.of(volume.availability()));
    }
  }

  List<StateChange> changesSince(Facts earlier) {
    List<StateChange> changes = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>(subjects.keySet());
    names.addAll(earlier.subjects.keySet());
    for (String name : names) {
      if (!earlier.subjects.containsKey(name)) {
        changes.add(new StateChange(StateChange.Kind.CREATED, name, ""));
      } else if (!subjects.containsKey(name)) {
        changes.add(new StateChange(StateChange.Kind.REMOVED, name, ""));
      } else {
        compare(earlier.subject(name), subject(name))
            .forEach(it -> changes.add(new StateChange(StateChange.Kind.CHANGED, name, it)));
      }
    }
    return List.copyOf(changes);
  }

  private static List<String> compare(Map<String, Said> before, Map<String, Said> after) {
    List<String> details = new ArrayList<>();
    TreeSet<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    for (String key : keys) {
      Said was = before.get(key);
      Said is = after.get(key);
      if (was == null) {
        details.add((key + " " + is).strip() + " is new");
      } else if (is == null) {
        details.add(key + " is gone");
      } else if (!is.equals(was)) {
        boolean alike = is.shown().equals(was.shown());
        details.add(key + ": " + was + " became " + (alike ? "another secret" : is));
      }
    }
    return details;
  }

  Map<String, Map<String, Said>> subjects() {
    return subjects;
  }
}
