package dev.stowage.testkit.image;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What an image says about the containers made from it. Immutable. */
public final class ImageConfig {

  private final Builder values;

  private ImageConfig(Builder values) {
    this.values = values;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Returns a configuration that says nothing. */
  public static ImageConfig empty() {
    return builder().build();
  }

  public Builder toBuilder() {
    return new Builder(values);
  }

  public List<String> command() {
    return Collections.unmodifiableList(values.command);
  }

  public List<String> entrypoint() {
    return Collections.unmodifiableList(values.entrypoint);
  }

  /** Returns lines such as {@code PATH=/bin}. */
  public List<String> environment() {
    return Collections.unmodifiableList(values.environment);
  }

  public String workingDirectory() {
    return values.workingDirectory;
  }

  public String user() {
    return values.user;
  }

  public String stopSignal() {
    return values.stopSignal;
  }

  public List<String> onBuild() {
    return Collections.unmodifiableList(values.onBuild);
  }

  /** Returns where a container gets an anonymous volume. */
  public Set<String> volumes() {
    return Collections.unmodifiableSet(values.volumes);
  }

  /** Returns texts such as {@code 80/tcp}. */
  public Set<String> exposedPorts() {
    return Collections.unmodifiableSet(values.exposedPorts);
  }

  public Map<String, String> labels() {
    return Collections.unmodifiableMap(values.labels);
  }

  /** Collects a configuration. */
  public static final class Builder {

    private List<String> command = List.of();
    private List<String> entrypoint = List.of();
    private final List<String> environment = new ArrayList<>();
    private String workingDirectory = "";
    private String user = "";
    private String stopSignal = "";
    private final List<String> onBuild = new ArrayList<>();
    private final Set<String> volumes = new TreeSet<>();
    private final Set<String> exposedPorts = new TreeSet<>();
    private final Map<String, String> labels = new TreeMap<>();

    private Builder() {}

    private Builder(Builder from) {
      command = from.command;
      entrypoint = from.entrypoint;
      environment.addAll(from.environment);
      workingDirectory = from.workingDirectory;
      user = from.user;
      stopSignal = from.stopSignal;
      onBuild.addAll(from.onBuild);
      volumes.addAll(from.volumes);
      exposedPorts.addAll(from.exposedPorts);
      labels.putAll(from.labels);
    }

    public Builder command(List<String> words) {
      command = List.copyOf(words);
      return this;
    }

    public Builder entrypoint(List<String> words) {
      entrypoint = List.copyOf(words);
      return this;
    }

    /** Sets a variable; in place, if it is there already. */
    public Builder environment(String name, String value) {
      String line = name + "=" + value;
      for (int i = 0; i < environment.size(); i++) {
        if (environment.get(i).startsWith(name + "=")) {
          environment.set(i, line);
          return this;
        }
      }
      environment.add(line);
      return this;
    }

    public Builder workingDirectory(String path) {
      workingDirectory = path;
      return this;
    }

    public Builder user(String name) {
      user = name;
      return this;
    }

    public Builder stopSignal(String signal) {
      stopSignal = signal;
      return this;
    }

    public Builder onBuild(String instruction) {
      onBuild.add(instruction);
      return this;
    }

    public Builder volume(String path) {
      volumes.add(path);
      return this;
    }

    public Builder exposedPort(String port) {
      exposedPorts.add(port);
      return this;
    }

    public Builder label(String name, String value) {
      labels.put(name, value);
      return this;
    }

    public ImageConfig build() {
      return new ImageConfig(new Builder(this));
    }
  }
}
