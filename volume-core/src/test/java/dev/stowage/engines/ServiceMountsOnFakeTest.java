package dev.stowage.engines;

/** Mounts of services on engines in memory. */
@EachFake
class ServiceMountsOnFakeTest extends ServiceMountCases {

  @Override
  String directory() {
    return "/tmp";
  }
}
