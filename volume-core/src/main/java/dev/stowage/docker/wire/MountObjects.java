package dev.stowage.docker.wire;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.github.dockerjava.api.model.BindOptions;
import com.github.dockerjava.api.model.BindPropagation;
import com.github.dockerjava.api.model.DockerObject;
import com.github.dockerjava.api.model.DockerObjectAccessor;
import com.github.dockerjava.api.model.Driver;
import com.github.dockerjava.api.model.ImageOptions;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.TmpfsOptions;
import com.github.dockerjava.api.model.VolumeOptions;
import dev.stowage.docker.engine.EngineFeature;
import dev.stowage.docker.engine.EngineIdentity;
import dev.stowage.volume.ByteSize;
import dev.stowage.volume.FileMode;
import dev.stowage.volume.VolumeSettings;
import dev.stowage.volume.mount.AnonymousVolumeMount;
import dev.stowage.volume.mount.BindMount;
import dev.stowage.volume.mount.ClusterMount;
import dev.stowage.volume.mount.ImageMount;
import dev.stowage.volume.mount.MountDefinition;
import dev.stowage.volume.mount.PipeMount;
import dev.stowage.volume.mount.Propagation;
import dev.stowage.volume.mount.Submounts;
import dev.stowage.volume.mount.TmpfsMount;
import dev.stowage.volume.mount.VolumeMount;
import java.util.List;
import java.util.Map;

/**
 * Says mounts as docker-java's mount objects; what those do not model goes out as raw values.
 *
 * <p>Nothing is said that was not asked for, so that the engine's defaults stay its own.
 */
final class MountObjects {

  private MountObjects() {}

  static Mount of(MountDefinition mount, EngineIdentity engine) {
    Mount object = mount instanceof ClusterMount ? new Untyped() : new Mount();
    object.withTarget(mount.target().value());
    if (mount instanceof BindMount bind) {
      bind(object, bind, engine);
    } else if (mount instanceof VolumeMount volume) {
      volume(object, volume);
    } else if (mount instanceof AnonymousVolumeMount volume) {
      object.withVolumeOptions(options(volume.noCopy(), volume.settings()));
      object.withType(MountType.VOLUME);
    } else if (mount instanceof TmpfsMount tmpfs) {
      tmpfs(object, tmpfs);
    } else if (mount instanceof ImageMount image) {
      image(object, image);
    } else if (mount instanceof PipeMount pipe) {
      object.withSource(pipe.source()).withType(MountType.NPIPE);
    } else if (mount instanceof ClusterMount cluster) {
      cluster(object, cluster);
    } else {
      throw new IllegalStateException("no mount object is known for " + mount);
    }
    return object;
  }

  private static void bind(Mount object, BindMount mount, EngineIdentity engine) {
    BindOptions options = new BindOptions();
    boolean any = mount.propagation().isPresent();
    mount.propagation().ifPresent(choice -> options.withPropagation(propagation(choice)));
    if (mount.withoutSubmounts()) {
      any = raw(options, "NonRecursive", true);
    }
    if (mount.createsHostPath()) {
      any = raw(options, "CreateMountpoint", true);
    }
    if (mount.readOnlySubmounts() == Submounts.READ_ONLY) {
      any = raw(options, "ReadOnlyForceRecursive", true);
    }
    // Below that version every read-only bind leaves its submounts writable, and the field is
    // unknown.
    if (mount.readOnlySubmounts() == Submounts.WRITABLE
        && EngineFeature.WRITABLE_SUBMOUNTS.isIn(engine)) {
      any = raw(options, "ReadOnlyNonRecursive", true);
    }
    if (any) {
      object.withBindOptions(options);
    }
    readOnly(object, mount).withSource(mount.source().value()).withType(MountType.BIND);
  }

  private static BindPropagation propagation(Propagation propagation) {
    return switch (propagation) {
      case PRIVATE -> BindPropagation.PRIVATE;
      case RPRIVATE -> BindPropagation.R_PRIVATE;
      case SHARED -> BindPropagation.SHARED;
      case RSHARED -> BindPropagation.R_SHARED;
      case SLAVE -> BindPropagation.SLAVE;
      case RSLAVE -> BindPropagation.R_SLAVE;
    };
  }

  private static void volume(Mount object, VolumeMount mount) {
    VolumeSettings settings = mount.settings().orElse(null);
    VolumeOptions options =
        settings == null
            ? new VolumeOptions().withNoCopy(mount.noCopy() ? true : null)
            : options(mount.noCopy(), settings);
    mount.subpath().ifPresent(subpath -> raw(options, "Subpath", subpath));
    if (settings != null || mount.noCopy() || mount.subpath().isPresent()) {
      object.withVolumeOptions(options);
    }
    readOnly(object, mount).withSource(mount.volume().value()).withType(MountType.VOLUME);
  }

  private static VolumeOptions options(boolean noCopy, VolumeSettings settings) {
    Driver driver = new Driver().withName(settings.driver().name());
    if (!settings.driver().options().isEmpty()) {
      driver.withOptions(Map.copyOf(settings.driver().options()));
    }
    VolumeOptions options = new VolumeOptions().withDriverConfig(driver);
    if (noCopy) {
      options.withNoCopy(true);
    }
    return settings.labels().isEmpty()
        ? options
        : options.withLabels(Map.copyOf(settings.labels()));
  }

  private static void tmpfs(Mount object, TmpfsMount mount) {
    TmpfsOptions options = new TmpfsOptions();
    mount.size().map(ByteSize::bytes).ifPresent(options::withSizeBytes);
    mount.mode().map(FileMode::bits).ifPresent(options::withMode);
    if (mount.exec()) {
      raw(options, "Options", List.of(List.of("exec")));
    }
    if (mount.exec() || mount.size().isPresent() || mount.mode().isPresent()) {
      object.withTmpfsOptions(options);
    }
    readOnly(object, mount).withType(MountType.TMPFS);
  }

  private static void image(Mount object, ImageMount mount) {
    mount
        .subpath()
        .ifPresent(subpath -> object.withImageOptions(new ImageOptions().withSubpath(subpath)));
    object.withSource(mount.reference()).withType(MountType.IMAGE);
  }

  /** A mount whose type docker-java has no word for, and so must not say null for. */
  @JsonIgnoreProperties("Type")
  private static final class Untyped extends Mount {

    private static final long serialVersionUID = 1L;
  }

  private static void cluster(Mount object, ClusterMount mount) {
    String source = mount.isGroup() ? "group:" + mount.source() : mount.source();
    raw(readOnly(object, mount).withSource(source), "Type", "cluster");
    raw(object, "ClusterOptions", Map.of());
  }

  private static Mount readOnly(Mount object, MountDefinition mount) {
    return mount.readOnly() ? object.withReadOnly(true) : object;
  }

  private static boolean raw(DockerObject object, String field, Object value) {
    DockerObjectAccessor.overrideRawValue(object, field, value);
    return true;
  }
}
