package dev.stowage.volume.driver.plugin;

/** The storage behind a REX-Ray plugin; each is a plugin of its own. */
public enum RexRayStorage {
  /** Amazon's Elastic Block Store. Size, type, iops, availability zone, encryption. */
  EBS("rexray/ebs"),
  /** Amazon's Elastic File System, over NFS. Type {@code maxIO} only. */
  EFS("rexray/efs"),
  /** S3 buckets. The volume's name is the bucket's, removing removes it; no options. */
  S3FS("rexray/s3fs"),
  /** DigitalOcean's block storage. Size, and the region as availability zone. */
  DOBS("rexray/dobs"),
  /** Google's persistent disks, of 10 GiB or more. Size, type, availability zone. */
  GCEPD("rexray/gcepd"),
  /** OpenStack's Cinder. Size, type, availability zone. */
  CINDER("rexray/cinder"),
  /** Ceph's block devices. Size. */
  RBD("rexray/rbd"),
  /** Azure's unmanaged disks. Size. */
  AZUREUD("rexray/azureud"),
  /** Isilon. Size, where quotas are on. */
  ISILON("rexray/isilon"),
  /** ScaleIO. Size, type, iops. */
  SCALEIO("rexray/scaleio"),
  /** NFS, by a CSI driver. Host and export; removing leaves the data. */
  CSI_NFS("rexray/csi-nfs"),
  /** REX-Ray as a service of the host, whose storage is in its own settings. */
  SERVICE("rexray");

  private final String driver;

  RexRayStorage(String driver) {
    this.driver = driver;
  }

  /**
   * Returns the usual name of the plugin.
   *
   * @return the name, without tag
   */
  public String driver() {
    return driver;
  }
}
