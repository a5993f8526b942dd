package dev.stowage.testkit.container;

import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.files.MountedTree;
import dev.stowage.testkit.program.Program;
import dev.stowage.testkit.program.ProgramEnd;
import dev.stowage.testkit.program.Programs;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Starts and stops containers. There are no processes: a container runs until something ends it.
 */
public final class ContainerLife {

  private static final int SIGNALLED = 128;
  private static final int COMMAND_FAILED = 127;

  /** Removes a container. */
  interface Removal {
    void remove(Container container, boolean withVolumes);
  }

  private final World world;
  private final Removal removal;
  private final MountCheck check;
  private final Programs programs = new Programs();

  ContainerLife(World world, Removal removal, MountCheck check) {
    this.world = world;
    this.removal = removal;
    this.check = check;
  }

  Programs programs() {
    return programs;
  }

  /** Lets a container that was never started have run and ended; nobody is told. */
  public void ranBefore(Container container, int status) {
    container.state().ranBefore(status);
  }

  /** Starts a container; does nothing and returns false if it runs. */
  public boolean start(Container container) {
    if (container.state().isPaused()) {
      throw EngineFailure.conflict("cannot start a paused container, try unpause instead");
    }
    if (container.state().isRunning()) {
      return false;
    }
    container.host().all("Mounts").forEach(mount -> check.check(mount, true));
    container.lock().pass("start " + container.name());
    MountedTree files = mount(container);
    run(container, files);
    return true;
  }

  private MountedTree mount(Container container) {
    try {
      return container.mounting().forProcesses();
    } catch (EngineFailure failure) {
      throw notStarted(container, failure);
    }
  }

  private EngineFailure notStarted(Container container, EngineFailure failure) {
    boolean runtime = failure.status() == 400;
    container.state().failToStart(failure.text(), runtime ? COMMAND_FAILED : SIGNALLED);
    container.mounting().unmount();
    if (container.removesItself()) {
      removal.remove(container, true);
    }
    return failure;
  }

  private void run(Container container, MountedTree files) {
    List<String> names = new ArrayList<>(List.of(container.config().text("Image")));
    container.image().ifPresent(image -> names.addAll(image.tags()));
    Program program = programs.find(names).orElse(run -> ProgramEnd.runsOn());
    ContainerRun run = new ContainerRun(container, files, world);
    Runnable asBefore = container.state().save();
    container.state().start();
    ProgramEnd end;
    try {
      end = run.of(program);
    } catch (RuntimeException | Error e) {
      tell(container, "start", Map.of());
      end(container, 1);
      throw e;
    }
    if (!end.wasFound()) {
      asBefore.run();
      String missing = container.command().get(0);
      throw notStarted(container, new RuntimeMounts(world).noProgram(missing));
    }
    tell(container, "start", Map.of());
    end.status().ifPresent(status -> exit(container, status));
  }

  private void exit(Container container, int status) {
    String policy = container.host().in("RestartPolicy").text("Name");
    if (policy.equals("always")
        || policy.equals("unless-stopped")
        || (policy.equals("on-failure") && status != 0)) {
      throw new NotInFakeException(
          "the program of container "
              + container.name()
              + " ended with "
              + status
              + ", and the fake engine does not do RestartPolicy "
              + policy);
    }
    end(container, status);
  }

  private void end(Container container, int status) {
    stopped(container, status);
    if (container.removesItself()) {
      removal.remove(container, true);
    }
  }

  private void stopped(Container container, int status) {
    Map<String, String> told = new TreeMap<>();
    told.put("exitCode", String.valueOf(status));
    boolean early = world.has(Quirk.DIES_BEFORE_UNMOUNTING);
    if (!early) {
      told.put("execDuration", String.valueOf(container.state().secondsRunning()));
      container.mounting().unmount();
    }
    container.state().end(status);
    tell(container, "die", told);
    if (early) {
      container.mounting().unmount();
    }
  }

  /**
   * Stops a container; does nothing and returns false if it does not run.
   *
   * @param signal the signal; empty for the container's own
   */
  public boolean stop(Container container, String signal) {
    if (!container.state().isRunning()) {
      return false;
    }
    halt(container, signal);
    if (container.removesItself()) {
      removal.remove(container, true);
    }
    return true;
  }

  /** Stops and starts again, or just starts. */
  public void restart(Container container, String signal) {
    if (container.state().isRunning()) {
      halt(container, signal);
    }
    start(container);
    tell(container, "restart", Map.of());
  }

  private void halt(Container container, String asked) {
    container.lock().pass("stop " + container.name());
    int signal = asked.isEmpty() ? stopSignal(container) : Signals.parse(asked, world);
    tell(container, "kill", Map.of("signal", String.valueOf(signal)));
    unpause(container, signal);
    // A signal that the program outlives is followed by one that it does not.
    if (!Signals.ends(signal)) {
      tell(container, "kill", Map.of("signal", String.valueOf(Signals.KILL)));
    }
    stopped(container, SIGNALLED + (Signals.ends(signal) ? signal : Signals.KILL));
    tell(container, "stop", Map.of());
  }

  private int stopSignal(Container container) {
    String own = container.config().text("StopSignal");
    return own.isEmpty() ? Signals.TERM : Signals.parse(own, world);
  }

  private void unpause(Container container, int signal) {
    boolean wakes = signal == Signals.KILL || signal == stopSignal(container);
    if (container.state().isPaused() && wakes) {
      container.state().pause(false);
      tell(container, "unpause", Map.of());
    }
  }

  /** Sends a signal. Some end the container, others are only told to the world. */
  public void kill(Container container, int signal) {
    requireRunning(container);
    container.lock().pass("kill " + container.name());
    tell(container, "kill", Map.of("signal", String.valueOf(signal)));
    unpause(container, signal);
    boolean paused = container.state().isPaused();
    if (!paused && (Signals.ends(signal) || signal == stopSignal(container))) {
      end(container, SIGNALLED + signal);
    }
  }

  public void pause(Container container) {
    requireRunning(container);
    container.lock().pass("pause " + container.name());
    if (container.state().isPaused()) {
      throw EngineFailure.conflict("Container " + container.id() + " is already paused");
    }
    container.state().pause(true);
    tell(container, "pause", Map.of());
  }

  public void unpause(Container container) {
    container.lock().pass("unpause " + container.name());
    if (!container.state().isPaused()) {
      throw EngineFailure.system("Container " + container.id() + " is not paused");
    }
    container.state().pause(false);
    tell(container, "unpause", Map.of());
  }

  private void requireRunning(Container container) {
    if (!container.state().isRunning()) {
      throw EngineFailure.conflict(
          (world.has(Quirk.OLD_WORDING) ? "Container " : "container ")
              + container.id()
              + " is not running");
    }
  }

  private void tell(Container container, String action, Map<String, String> more) {
    ContainerEvents.tell(world, container, action, more);
  }
}
