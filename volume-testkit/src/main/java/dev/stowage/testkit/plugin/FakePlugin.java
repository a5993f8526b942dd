package dev.stowage.testkit.plugin;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A volume plugin in memory that notes its calls and fails when it is told to.
 *
 * <pre>{@code
 * FakePlugin ebs = FakePlugin.named("rexray/ebs").scope(PluginScope.GLOBAL).build();
 * ebs.fail(PluginMethod.MOUNT, "volume is attached to another instance");
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class FakePlugin implements VolumePlugin {

  private static final String CUT_OFF = "connect: connection refused";

  private final String name;
  private final PluginScope scope;
  private final Map<String, String> status;
  private final UnaryOperator<Map<String, String>> normalisation;
  private final Map<String, Map<String, String>> volumes = new TreeMap<>();
  private final Map<String, Set<String>> mounts = new TreeMap<>();
  private final List<PluginCall> calls = new ArrayList<>();
  private final Map<PluginMethod, String> errors = new EnumMap<>(PluginMethod.class);
  private final Map<PluginMethod, Duration> delays = new EnumMap<>(PluginMethod.class);
  private boolean running = true;

  FakePlugin(FakePluginBuilder builder) {
    this.name = builder.name;
    this.scope = builder.scope;
    this.status = Map.copyOf(builder.status);
    this.normalisation = builder.normalisation;
  }

  /**
   * Begins a plugin.
   *
   * @param name by which volumes ask for it, such as {@code rexray/ebs}
   * @return a builder
   */
  public static FakePluginBuilder named(String name) {
    return new FakePluginBuilder(name);
  }

  /**
   * Lets every such call fail from now on.
   *
   * @param method which call
   * @param text what the plugin says
   */
  public synchronized void fail(PluginMethod method, String text) {
    errors.put(requireNonNull(method, "method"), requireNonNull(text, "text"));
  }

  /**
   * Lets every such call take a while from now on, in the engine's own time.
   *
   * @param method which call
   * @param delay how long; beyond the method's limit the engine gives up, and the call goes through
   */
  public synchronized void delay(PluginMethod method, Duration delay) {
    delays.put(requireNonNull(method, "method"), requireNonNull(delay, "delay"));
  }

  /** Stops the plugin: its volumes stay, but nobody answers. */
  public synchronized void stop() {
    running = false;
  }

  /** Starts the plugin again, and takes back all faults. */
  public synchronized void recover() {
    running = true;
    errors.clear();
    delays.clear();
  }

  /** Loses the volumes, as a plugin does that keeps them in memory and is restarted. */
  public synchronized void forget() {
    volumes.clear();
  }

  /**
   * Returns the calls so far.
   *
   * @return an unmodifiable copy, oldest first; also those that failed, but none while stopped
   */
  public synchronized List<PluginCall> calls() {
    return List.copyOf(calls);
  }

  /**
   * Returns who has a volume mounted.
   *
   * @param volume the name of the volume
   * @return the ids with which it was mounted and not unmounted
   */
  public synchronized Set<String> mounts(String volume) {
    return Set.copyOf(mounts.getOrDefault(volume, Set.of()));
  }

  /**
   * Returns what it made of the options of a volume.
   *
   * @param volume the name of the volume
   * @return the options, or empty if there is no such volume
   */
  public synchronized Optional<Map<String, String>> options(String volume) {
    return Optional.ofNullable(volumes.get(volume)).map(Map::copyOf);
  }

  @Override
  public synchronized Duration delay(PluginMethod method) {
    return delays.getOrDefault(method, Duration.ZERO);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public PluginScope scope() {
    return scope;
  }

  @Override
  public synchronized void create(String volume, Map<String, String> options) {
    receive(PluginMethod.CREATE, volume, options);
    volumes.put(volume, normalisation.apply(options));
  }

  @Override
  public synchronized Optional<PluginVolume> get(String volume) {
    receive(PluginMethod.GET, volume, Map.of());
    return volumes.containsKey(volume) ? Optional.of(describe(volume)) : Optional.empty();
  }

  @Override
  public synchronized List<PluginVolume> list() {
    receive(PluginMethod.LIST, "", Map.of());
    return volumes.keySet().stream().map(this::describe).toList();
  }

  @Override
  public synchronized void mount(String volume, String id) {
    receive(PluginMethod.MOUNT, volume, Map.of());
    mounts.computeIfAbsent(volume, ignored -> new TreeSet<>()).add(id);
  }

  @Override
  public synchronized void unmount(String volume, String id) {
    receive(PluginMethod.UNMOUNT, volume, Map.of());
    mounts.getOrDefault(volume, new TreeSet<>()).remove(id);
  }

  @Override
  public synchronized void remove(String volume) {
    receive(PluginMethod.REMOVE, volume, Map.of());
    volumes.remove(volume);
  }

  private PluginVolume describe(String volume) {
    boolean mounted = !mounts.getOrDefault(volume, Set.of()).isEmpty();
    return new PluginVolume(volume, mounted ? "/mnt/" + name + "/" + volume : "", status);
  }

  private void receive(PluginMethod method, String volume, Map<String, String> options) {
    if (!running) {
      throw PluginException.unreachable(
          "Post \"http://%2Frun%2Fdocker%2Fplugins%2F"
              + name
              + ".sock/"
              + method
              + "\": dial unix /run/docker/plugins/"
              + name
              + ".sock: "
              + CUT_OFF);
    }
    calls.add(new PluginCall(method, volume, options));
    String error = errors.get(method);
    if (error != null) {
      throw PluginException.error(error);
    }
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return "plugin " + name;
  }
}
