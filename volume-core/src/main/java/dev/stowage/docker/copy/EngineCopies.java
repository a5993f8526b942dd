package dev.stowage.docker.copy;

import static java.util.Objects.requireNonNull;

import dev.stowage.docker.content.Copying;
import dev.stowage.docker.content.Place;
import dev.stowage.docker.engine.Containers.User;
import dev.stowage.volume.Finding;
import dev.stowage.volume.RemovalOption;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.copy.CopyEnd;
import dev.stowage.volume.copy.CopyEnd.OfHostDirectory;
import dev.stowage.volume.copy.CopyEnd.OfVolume;
import dev.stowage.volume.copy.CopyPlan;
import dev.stowage.volume.copy.VolumeCopies;
import dev.stowage.volume.copy.VolumeCopy;
import dev.stowage.volume.driver.DriverTrait;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.failure.SourceNotRemovedException;
import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.failure.VolumeInUseException;
import dev.stowage.volume.failure.VolumeNotFoundException;
import dev.stowage.volume.transfer.Transfer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Copies on one engine, or from one to another. */
public final class EngineCopies implements VolumeCopies {

  private static final Set<DriverTrait> OF_CONTENT =
      Set.of(
          DriverTrait.EMPTIED_WHEN_UNMOUNTED,
          DriverTrait.WRITES_ARE_DELAYED,
          DriverTrait.LOSES_OWNER_OR_MODE);

  private static final Set<DriverTrait> OF_REMOVAL =
      Set.of(DriverTrait.REMOVAL_KEEPS_DATA, DriverTrait.REMOVAL_DELETES_DATA);

  private final CopySide from;
  private final CopySide to;
  private final Supplier<Transfer> transfers;

  public EngineCopies(CopySide from, CopySide to) {
    this(from, to, Transfer::unwatched);
  }

  private EngineCopies(CopySide from, CopySide to, Supplier<Transfer> transfers) {
    this.from = from;
    this.to = to;
    this.transfers = transfers;
  }

  @Override
  public VolumeCopies during(Transfer transfer) {
    requireNonNull(transfer, "transfer");
    return new EngineCopies(from, to, () -> transfer);
  }

  @Override
  public CopyPlan plan(VolumeCopy copy) {
    String attempt = "copy " + requireNonNull(copy, "copy");
    Optional<VolumeState> source = source(copy, attempt);
    boolean creates = copy.target() instanceof OfVolume target && isMissing(target.name());
    if (creates) {
      definition(copy, source, attempt);
    }
    return new CopyPlan(
        copy,
        creates,
        running(copy, attempt).stream().map(User::name).toList(),
        remarks(copy, source, attempt));
  }

  private List<String> remarks(VolumeCopy copy, Optional<VolumeState> source, String attempt) {
    List<String> remarks = new ArrayList<>();
    if (copy.target() instanceof OfVolume target) {
      VolumeDriver driver =
          to.volumes()
              .find(target.name())
              .map(VolumeState::driver)
              .orElseGet(() -> definition(copy, source, attempt).driver());
      driver.traits().stream()
          .filter(OF_CONTENT::contains)
          .forEach(trait -> remarks.add(copy.target() + " " + trait));
    }
    source.stream()
        .flatMap(volume -> volume.driver().traits().stream())
        .filter(OF_REMOVAL::contains)
        .forEach(trait -> remarks.add(copy.source() + ", if it is moved, " + trait));
    return remarks;
  }

  private List<User> running(VolumeCopy copy, String attempt) {
    return QuietUsers.of(from.containers()).running(copy.source(), copy.users(), attempt);
  }

  private boolean isMissing(VolumeName volume) {
    return to.volumes().find(volume).isEmpty();
  }

  /** Looks at the source, which is there if it is a volume. */
  private Optional<VolumeState> source(VolumeCopy copy, String attempt) {
    if (from.equals(to) && copy.source().equals(copy.target())) {
      throw refused(attempt, copy.target(), "is its own source", "name another");
    }
    return copy.source() instanceof OfVolume source
        ? Optional.of(
            from.volumes()
                .find(source.name())
                .orElseThrow(() -> new VolumeNotFoundException(attempt, source.name(), null)))
        : Optional.empty();
  }

  private static InvalidDefinitionException refused(
      String attempt, Object where, String problem, String remedy) {
    return new InvalidDefinitionException(
        attempt, List.of(new Finding(where.toString(), problem, remedy)));
  }

  private static VolumeDefinition definition(
      VolumeCopy copy, Optional<VolumeState> source, String attempt) {
    return copy.definition().orElseGet(() -> likeSource(copy, source, attempt));
  }

  private static VolumeDefinition likeSource(
      VolumeCopy copy, Optional<VolumeState> source, String attempt) {
    VolumeDefinition.Builder target =
        VolumeDefinition.named(((OfVolume) copy.target()).name().value());
    if (source.isEmpty()) {
      return target.build();
    }
    if (source.get().driver().options().containsKey("device")) {
      throw refused(
          attempt,
          copy.source(),
          "says in its options where its data are, so that another one like it has the same",
          "give a definition for the target");
    }
    return target.driver(source.get().driver()).labels(source.get().labels()).build();
  }

  @Override
  public Manifest copy(VolumeCopy copy) {
    String attempt = "copy " + requireNonNull(copy, "copy");
    Transfer transfer = transfers.get();
    return transfer.during(attempt, () -> copy(copy, attempt, transfer));
  }

  private Manifest copy(VolumeCopy copy, String attempt, Transfer transfer) {
    Optional<VolumeState> source = source(copy, attempt);
    List<User> users = running(copy, attempt);
    return QuietUsers.of(from.containers())
        .during(users, copy.users(), () -> fill(copy, source, attempt, transfer));
  }

  private Manifest fill(
      VolumeCopy copy, Optional<VolumeState> source, String attempt, Transfer transfer) {
    Copying copying = new Copying(from.carriers(), to.carriers(), transfer);
    Place origin = place(copy.source(), true);
    Place target = place(copy.target(), false);
    if (copy.target() instanceof OfVolume volume) {
      if (isMissing(volume.name())) {
        return to.fresh()
            .make(
                definition(copy, source, attempt),
                (made, carrier) -> copying.copy(origin, target, carrier, copy.isVerified()));
      }
      copy.definition().ifPresent(to.volumes()::ensure);
    }
    return copying.copy(origin, target, copy.isVerified());
  }

  private static Place place(CopyEnd end, boolean readOnly) {
    return end instanceof OfVolume volume
        ? new Place.OfVolume(volume.name())
        : new Place.OfHostDirectory(((OfHostDirectory) end).path().value(), readOnly);
  }

  @Override
  public Manifest move(VolumeCopy copy) {
    VolumeCopy whole = requireNonNull(copy, "copy").verified();
    String attempt = "move " + whole;
    if (!(whole.source() instanceof OfVolume source)) {
      throw refused(
          attempt,
          whole.source(),
          "cannot be removed by the engine",
          "copy it, and remove it there");
    }
    source(whole, attempt);
    List<User> users = from.containers().using(source.name());
    if (!users.isEmpty()) {
      throw new VolumeInUseException(source.name(), users.stream().map(User::id).toList(), null);
    }
    Manifest moved = copy(whole);
    removeSource(source.name(), attempt);
    return moved;
  }

  /** What was copied stays, because nobody can tell for sure that the source is still there. */
  private void removeSource(VolumeName source, String attempt) {
    try {
      from.volumes().remove(source, RemovalOption.MISSING_IS_FINE);
    } catch (VolumeException e) {
      throw new SourceNotRemovedException(attempt, source, e);
    }
  }
}
