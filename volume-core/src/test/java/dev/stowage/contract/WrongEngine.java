package dev.stowage.contract;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.attribute.FileTime;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Engines that break one rule each, and the test that has to notice. */
enum WrongEngine implements Meddler {
  FORGETS_LABELS("create_answersTheVolume") {
    @Override
    public void ask(Asked asked, DockerHttpClient engine) {
      if (asked.is("POST", ".*/volumes/create")) {
        asked.replace("\"app\":\"[a-z]*\"", "\"lost\":\"\"");
      }
    }
  },
  REPLACES_EXISTING_VOLUMES("create_existingName_oldVolumeAsItWas") {
    @Override
    public void ask(Asked asked, DockerHttpClient engine) {
      if (asked.is("POST", ".*/volumes/create") && asked.text().matches(".*\"Name\":\"[^\"]+.*")) {
        String name = asked.text().replaceAll(".*\"Name\":\"([^\"]*)\".*", "$1");
        if (name.matches("[a-zA-Z0-9-]+")) {
          delete(engine, name);
        }
      }
    }
  },
  FORGETS_OPTIONS("create_options_areKept") {
    @Override
    public void answer(Asked asked, Answered answered) {
      answered.replace("\"Options\":\\{[^}]*}", "\"Options\":null");
    }
  },
  TAKES_ANY_NAME("create_badName_refusedAndNothingMade") {
    @Override
    public void answer(Asked asked, Answered answered) {
      if (asked.is("POST", ".*/volumes/create") && answered.status == 400) {
        answered.answer(201, "{\"Name\":\"x\"}");
      }
    }
  },
  NAMES_WITHOUT_CASE("create_namesDifferInCase_twoVolumes") {
    @Override
    public void ask(Asked asked, DockerHttpClient engine) {
      if (asked.is("POST", ".*/volumes/create")) {
        asked.replace("-A\"", "-a\"");
      }
    }
  },
  FAILS_WHERE_A_VOLUME_IS_MISSING("inspect_missing_notFound") {
    @Override
    public void answer(Asked asked, Answered answered) {
      if (asked.is("GET", ".*/volumes/.+") && answered.status == 404) {
        answered.status = 500;
      }
    }
  },
  LABELS_NO_ANONYMOUS_VOLUME("create_noName_isLabelled") {
    @Override
    public void answer(Asked asked, Answered answered) {
      answered.replace("com.docker.volume.anonymous", "something.else");
    }
  },
  IGNORES_FILTERS("list_label_allOfThem") {
    @Override
    public void ask(Asked asked, DockerHttpClient engine) {
      if (asked.is("GET", ".*/volumes\\?.*")) {
        asked.path = asked.path.replaceAll("\\?.*", "");
      }
    }
  },
  IGNORES_UNKNOWN_FILTERS("list_filterNobodyKnows_refused") {
    @Override
    public void answer(Asked asked, Answered answered) {
      if (asked.is("GET", ".*/volumes\\?.*") && answered.status == 400) {
        answered.answer(200, "{\"Volumes\":[],\"Warnings\":null}");
      }
    }
  },
  TURNS_DANGLING_ROUND("list_dangling_whatNoContainerUses") {
    @Override
    public void ask(Asked asked, DockerHttpClient engine) {
      asked.path =
          asked.path.contains("dangling%22%3A%5B%22true")
              ? asked.path.replace("%22true", "%22false")
              : asked.path.replace("%22false", "%22true");
    }
  },
  FORCE_FORGIVES_NOTHING("remove_missingWithForce_fine") {
    @Override
    public void ask(Asked asked, DockerHttpClient engine) {
      asked.path = asked.path.replace("?force=1", "");
    }
  },
  SAYS_IT_REMOVED_VOLUMES_IN_USE("removeVolume_used_conflictThatNamesTheContainer") {
    @Override
    public void answer(Asked asked, Answered answered) {
      if (asked.is("DELETE", ".*/volumes/.*") && answered.status == 409) {
        answered.answer(204, "");
      }
    }
  },
  DOES_NOT_SAY_WHO_USES_A_VOLUME("removeVolume_used_conflictThatNamesTheContainer") {
    @Override
    public void answer(Asked asked, Answered answered) {
      answered.replace(" - \\[[^]]*]", "");
    }
  },
  PRUNE_TAKES_NAMED_VOLUMES("prune_nothingSaid_namedVolumesStay") {
    @Override
    public void ask(Asked asked, DockerHttpClient engine) {
      if (asked.is("POST", "/volumes/prune.*") && !asked.path.contains("all")) {
        asked.path = "/v1.41" + asked.path;
      }
    }
  },
  PRUNE_KEEPS_NOTHING_BACK("prune_labels_onlyThoseAndNotOthers") {
    @Override
    public void ask(Asked asked, DockerHttpClient engine) {
      asked.path = asked.path.replace("%2C%22label%21%22%3A%5B%22keep%22%5D", "");
    }
  },
  KEEPS_ANONYMOUS_VOLUMES("removeContainer_withVolumes_onlyAnonymousOnesGo") {
    @Override
    public void ask(Asked asked, DockerHttpClient engine) {
      if (asked.is("DELETE", "/containers/.*")) {
        asked.path = asked.path.replaceAll("\\?v=1", "");
      }
    }
  },
  ALWAYS_TAKES_ANONYMOUS_VOLUMES("removeContainer_volumesNotMentioned_allStay") {
    @Override
    public void ask(Asked asked, DockerHttpClient engine) {
      if (asked.is("DELETE", "/containers/[^?]*")) {
        asked.path += "?v=1";
      }
    }
  },
  MOUNTS_READ_WRITE("readOnlyMount_refusesFiles") {
    @Override
    public void ask(Asked asked, DockerHttpClient engine) {
      asked.replace("\"ReadOnly\":true", "\"ReadOnly\":false");
    }
  },
  NEVER_FILLS_A_VOLUME("emptyVolume_getsWhatTheImageHas") {
    @Override
    public void ask(Asked asked, DockerHttpClient engine) {
      if (asked.is("POST", ".*/containers/create.*")) {
        asked.replace(
            "\"Target\":\"/seed\"", "\"Target\":\"/seed\",\"VolumeOptions\":{\"NoCopy\":true}");
      }
    }
  },
  FILLS_VOLUMES_THAT_ARE_NOT_TO_BE("noCopy_volumeStaysEmpty") {
    @Override
    public void ask(Asked asked, DockerHttpClient engine) {
      asked.replace("\"NoCopy\":true", "\"NoCopy\":false");
    }
  },
  FILLS_VOLUMES_THAT_ARE_NOT_EMPTY("volumeThatIsNotEmpty_getsNothing") {
    @Override
    public void answer(Asked asked, Answered answered) {
      if (asked.is("GET", ".*path=%2Fseed") && answered.status == 200) {
        answered.body = withEntry(answered.body, "seed/hello.txt");
      }
    }
  },
  MOUNTS_THE_WHOLE_VOLUME("subpath_onlyThatDirectoryIsMounted") {
    @Override
    public void ask(Asked asked, DockerHttpClient engine) {
      asked.replace("\"Subpath\":\"[^\"]*\"", "\"NoCopy\":true");
    }
  },
  TAKES_SUBPATHS_FROM_OLD_CALLERS("subpath_olderCall_refused") {
    @Override
    public void ask(Asked asked, DockerHttpClient engine) {
      if (asked.is("POST", "/v1.44/containers/create")) {
        asked.path = asked.path.replace("/v1.44", "/v1.45");
      }
    }

    @Override
    public void answer(Asked asked, Answered answered) {
      if (asked.is("POST", "/v1.45/containers/create")) {
        answered.status = 201;
      }
    }
  },
  LOSES_OWNERS("file_comesBackAsItWent") {
    @Override
    public void answer(Asked asked, Answered answered) {
      answered.body = changed(asked, answered, entry -> entry.setIds(0, 0));
    }
  },
  LOSES_SPECIAL_BITS("file_modeWithSetuid_comesBack") {
    @Override
    public void answer(Asked asked, Answered answered) {
      answered.body = changed(asked, answered, entry -> entry.setMode(entry.getMode() & 0_777));
    }
  },
  LOSES_TIMES("file_comesBackAsItWent") {
    @Override
    public void answer(Asked asked, Answered answered) {
      answered.body =
          changed(asked, answered, entry -> entry.setLastModifiedTime(FileTime.fromMillis(0)));
    }
  },
  FOLLOWS_NO_ORDER("directory_comesBackInOrder") {
    @Override
    public void answer(Asked asked, Answered answered) {
      answered.body =
          changed(
              asked, answered, entry -> entry.setName(entry.getName().replace("d/b/c", "d/b-c/")));
    }
  },
  TAKES_COMMENTS_FOR_FILES("commentOnTheTar_isPassedOver") {
    @Override
    public void answer(Asked asked, Answered answered) {
      if (asked.is("GET", ".*path=%2Fdata") && answered.status == 200) {
        answered.body = withEntry(answered.body, "data/pax_global_header");
      }
    }
  },
  REFUSES_LINKS_THAT_LEAD_UP("linkThatLeadsUp_unpackedAbove_isKept") {
    @Override
    public void answer(Asked asked, Answered answered) {
      if (asked.is("PUT", ".*path=%2F")) {
        answered.answer(400, "{\"message\":\"invalid symlink\"}");
      }
    }
  },
  EMPTIES_NOTHING("fileForTheVolume_unpackedAbove_emptiesItAndFails") {
    @Override
    public void ask(Asked asked, DockerHttpClient engine) {
      if (asked.is("PUT", ".*path=%2F")) {
        asked.path += "&noOverwriteDirNonDir=1";
      }
    }
  },
  RENAMES_NOTHING("rename_isFoundByTheNewNameOnly") {
    @Override
    public void ask(Asked asked, DockerHttpClient engine) {
      if (asked.is("POST", ".*/rename.*")) {
        asked.path = asked.path.replaceAll("name=.*", "name=other");
      }
    }
  },
  UNPACKS_FORMS("form_isAnsweredWellAndWritesNothing") {
    @Override
    public void ask(Asked asked, DockerHttpClient engine) {
      asked.headers.replaceAll(
          (name, value) -> value.contains("form-urlencoded") ? "application/x-tar" : value);
    }
  },
  ENABLES_WHAT_IS_NEW("createPlugin_isDisabledAndAsConfigured") {
    @Override
    public void answer(Asked asked, Answered answered) {
      if (asked.is("GET", "/plugins/.*/json")) {
        answered.replace("\"Enabled\":false", "\"Enabled\":true");
      }
    }
  },
  LISTS_ALL_PLUGINS("listPlugins_filters") {
    @Override
    public void ask(Asked asked, DockerHttpClient engine) {
      if (asked.is("GET", "/plugins\\?.*")) {
        asked.path = "/plugins";
      }
    }
  },
  REMOVES_PLUGINS_THAT_RUN("removePlugin_enabled_conflict") {
    @Override
    public void ask(Asked asked, DockerHttpClient engine) {
      if (asked.is("DELETE", "/plugins/[^?]*")) {
        asked.path += "?force=1";
      }
    }
  },
  DISABLES_PLUGINS_IN_USE("disablePlugin_used_conflict") {
    @Override
    public void ask(Asked asked, DockerHttpClient engine) {
      if (asked.is("POST", "/plugins/.*/disable")) {
        asked.path += "?force=1";
      }
    }
  },
  ENABLES_PLUGINS_TWICE("enablePlugin_twice_conflict") {
    @Override
    public void answer(Asked asked, Answered answered) {
      if (asked.is("POST", "/plugins/.*/enable.*") && answered.status == 409) {
        answered.answer(200, "");
      }
    }
  },
  FORGETS_VOLUMES_OF_DISABLED_PLUGINS("disabledPlugin_volumesOutOfReach") {
    @Override
    public void answer(Asked asked, Answered answered) {
      if (asked.is("GET", ".*/volumes/.+") && answered.status == 409) {
        answered.status = 404;
      }
    }
  },
  MANAGES_NO_SWARM_AND_SAYS_NOTHING("noSwarm_unavailable") {
    @Override
    public void answer(Asked asked, Answered answered) {
      if (asked.is("GET", "/services.*") && answered.status == 503) {
        answered.answer(200, "[]");
      }
    }
  },
  SHOWS_SECRETS("createSecret_keptButNotShown") {
    @Override
    public void answer(Asked asked, Answered answered) {
      if (asked.is("GET", "/secrets/.*")) {
        answered.replace("\"Spec\":\\{", "\"Spec\":{\"Data\":\"aHVzaA==\",");
      }
    }
  },
  KEEPS_OPTIONS_OF_BINDS("createService_optionsOfBinds_areForgotten") {
    @Override
    public void answer(Asked asked, Answered answered) {
      if (asked.is("GET", "/services/.*")) {
        answered.replace(
            "\"Target\":\"/a\"}", "\"Target\":\"/a\",\"BindOptions\":{\"CreateMountpoint\":true}}");
      }
    }
  },
  FORGETS_MOUNTS_OF_SERVICES("createService_specificationIsKept") {
    @Override
    public void ask(Asked asked, DockerHttpClient engine) {
      if (asked.is("POST", "/services/create")) {
        asked.replace("\"ReadOnly\":true,", "");
      }
    }
  },
  UPDATES_WHATEVER_THE_VERSION("updateClusterVolume_availabilityAlone") {
    @Override
    public void answer(Asked asked, Answered answered) {
      if (asked.is("PUT", "/volumes/.*") && answered.status == 500) {
        answered.answer(200, "");
      }
    }
  },
  SHOWS_CLUSTER_VOLUMES_TO_ALL("clusterVolume_olderCallers_doNotSeeIt") {
    @Override
    public void ask(Asked asked, DockerHttpClient engine) {
      asked.path = asked.path.replaceFirst("^/v1\\.41/volumes", "/volumes");
    }
  },
  HAS_NO_VERSION("ping_saysOkAndTheVersion") {
    @Override
    public void answer(Asked asked, Answered answered) {
      answered.headers.keySet().removeIf("Api-Version"::equalsIgnoreCase);
    }
  },
  SPEAKS_EVERY_VERSION("newerVersion_refused") {
    @Override
    public void ask(Asked asked, DockerHttpClient engine) {
      asked.path = asked.path.replaceFirst("^/v1\\.52", "");
    }
  },
  FORGETS_LABELS_OF_IMAGES("import_labels_asADockerfileSaysThem") {
    @Override
    public void answer(Asked asked, Answered answered) {
      if (asked.is("GET", "/images/json.*")) {
        answered.replace("#h", "");
      }
    }
  },
  LISTS_NO_NAMELESS_IMAGE("import_noName_isListedWithoutNames") {
    @Override
    public void answer(Asked asked, Answered answered) {
      if (asked.is("GET", "/images/json.*")) {
        answered.replace(".*\"RepoTags\":\\[].*", "[]");
      }
    }
  },
  MAKES_IMAGES_OF_HALF_TARS("import_cutShort_refusedAndNothingMade") {
    @Override
    public void answer(Asked asked, Answered answered) {
      if (asked.is("POST", "/images/create.*") && answered.status == 500) {
        answered.answer(200, "{}");
      }
    }
  },
  TAGS_WITHOUT_A_TAG("tag_nameOfAnother_goesOver") {
    @Override
    public void ask(Asked asked, DockerHttpClient engine) {
      asked.path = asked.path.replaceFirst("(/tag\\?repo=.*)&tag=x", "$1");
    }
  },
  TAGS_WHAT_IS_NOT_THERE("tag_missingImage_notFound") {
    @Override
    public void answer(Asked asked, Answered answered) {
      if (asked.is("POST", ".*/tag\\?.*") && answered.status == 404) {
        answered.answer(201, "");
      }
    }
  },
  REMOVES_IMAGES_IN_USE("remove_usedImage_conflict") {
    @Override
    public void ask(Asked asked, DockerHttpClient engine) {
      if (asked.is("DELETE", "/images/[^?]*")) {
        asked.path += "?force=1";
      }
    }
  },
  LOADS_NOTHING("saveAndLoad_theSameImage") {
    @Override
    public void ask(Asked asked, DockerHttpClient engine) {
      if (asked.is("POST", "/images/load.*")) {
        asked.body = new byte[1024];
      }
    }
  },
  LOADS_WITHOUT_A_WORD("load_nameOfAnother_goesOver") {
    @Override
    public void answer(Asked asked, Answered answered) {
      if (asked.is("POST", "/images/load.*")) {
        answered.replace("renaming", "leaving");
      }
    }
  },
  HIDES_WHY_NOTHING_IS_LOADED("load_cutShort_saysSoAndMakesNothing") {
    @Override
    public void answer(Asked asked, Answered answered) {
      if (asked.is("POST", "/images/load.*")) {
        answered.replace("\"error\"", "\"stream\"");
      }
    }
  },
  SAVES_WHAT_IS_NOT_THERE("save_missing_notFound") {
    @Override
    public void answer(Asked asked, Answered answered) {
      if (asked.is("GET", "/images/.*/get") && answered.status == 404) {
        answered.status = 200;
      }
    }
  },
  LEAVES_EMPTY_VOLUMES_AS_THEY_ARE("emptyVolume_getsAnEmptyDirectory") {
    @Override
    public void ask(Asked asked, DockerHttpClient engine) {
      if (asked.is("POST", "/containers/create.*")) {
        asked.replace(
            "\"Target\":\"/seed\"", "\"Target\":\"/seed\",\"VolumeOptions\":{\"NoCopy\":true}");
      }
    }
  },
  HAS_EVERY_PAGE("pageThatNobodyHas_notFound") {
    @Override
    public void answer(Asked asked, Answered answered) {
      if (asked.path.equals("/no/such/page")) {
        answered.status = 200;
      }
    }
  };

  private final String noticedBy;

  WrongEngine(String noticedBy) {
    this.noticedBy = noticedBy;
  }

  /** Returns the name of a test that fails for this engine. */
  String noticedBy() {
    return noticedBy;
  }

  private static void delete(DockerHttpClient engine, String volume) {
    engine
        .execute(
            DockerHttpClient.Request.builder().method("DELETE").path("/volumes/" + volume).build())
        .close();
  }

  private static byte[] changed(Asked asked, Answered answered, Consumer<TarArchiveEntry> change) {
    return asked.is("GET", ".*/archive.*") && answered.status == 200
        ? rewritten(answered.body, change, "")
        : answered.body;
  }

  private static byte[] withEntry(byte[] tar, String name) {
    return rewritten(tar, entry -> {}, name);
  }

  private static byte[] rewritten(byte[] tar, Consumer<TarArchiveEntry> change, String more) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar));
        TarArchiveOutputStream out = new TarArchiveOutputStream(bytes)) {
      for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        change.accept(entry);
        out.putArchiveEntry(entry);
        in.transferTo(out);
        out.closeArchiveEntry();
      }
      if (!more.isEmpty()) {
        out.putArchiveEntry(new TarArchiveEntry(more));
        out.closeArchiveEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
