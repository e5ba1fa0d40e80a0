// SPDX-License-Identifier: Apache-2.0
#include "loop_disk.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <vector>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace prongsai::faults {
namespace {

namespace fs = std::filesystem;

// As in the kernel's fs/ext4/ext4.h, which programs are not given.
constexpr unsigned long ext4_shutdown = _IOR('X', 125, std::uint32_t);

const char* const make_file_system = "/usr/sbin/mkfs.ext4";
const char* const mount_program = "/usr/bin/mount";
const char* const unmount_program = "/usr/bin/umount";

void run(const std::vector<std::string>& words) {
  std::vector<char*> pointers;
  for (const std::string& word : words) pointers.push_back(const_cast<char*>(word.c_str()));
  pointers.push_back(nullptr);
  const pid_t child = fork();
  if (child == 0) {
    const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    dup2(nowhere, 1);
    dup2(nowhere, 2);
    execv(pointers.front(), pointers.data());
    _exit(127);
  }
  int status = 0;
  waitpid(child, &status, 0);
  if (status != 0) throw std::runtime_error(words.front() + " did not succeed with " + words.back());
}

}  // namespace

std::string LoopDisk::reason_for_none() {
  if (geteuid() != 0) return "only root can mount a disk of its own";
  for (const char* const needed : {make_file_system, mount_program, unmount_program, "/dev/loop-control"})
    if (!fs::exists(needed)) return std::string("there is no ") + needed;
  try {
    LoopDisk trial(8);
    trial.cut_power();
  } catch (const std::runtime_error& trouble) {
    return std::string("a disk in a file cannot be mounted here: ") + trouble.what();
  }
  return "";
}

LoopDisk::LoopDisk(int mebibytes) {
  const char* where = std::getenv("PRONGSAI_DISKS");  // NOLINT(concurrency-mt-unsafe)
  std::string name = std::string(where == nullptr ? "/tmp" : where) + "/prongsai-disk-XXXXXX";
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make the folder " + name);
  home_ = name;
  fs::permissions(home_, fs::perms::others_exec | fs::perms::others_read, fs::perm_options::add);
  const fs::path image = home_ / "image";
  const int file = open(image.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  const bool is_sized = file >= 0 && ftruncate(file, off_t{mebibytes} * 1'048'576) == 0;
  close(file);
  if (!is_sized) throw std::runtime_error("cannot make a file for the disk");
  run({make_file_system, "-q", "-F", image});
  fs::create_directory(folder());
  mount();
}

LoopDisk::~LoopDisk() {
  try {
    unmount();
    fs::remove_all(home_);
  } catch (const std::exception&) {
    return;  // it stays there, for whoever wants to look
  }
}

void LoopDisk::mount() {
  run({mount_program, "-o", "loop", home_ / "image", folder()});
}

void LoopDisk::unmount() {
  run({unmount_program, folder()});
}

LoopDisk::Cut LoopDisk::cut_power(Journal journal) {
  const int root = open(folder().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  auto how = static_cast<std::uint32_t>(journal);
  Cut out;
  out.begun = std::chrono::steady_clock::now();
  const bool is_cut = root >= 0 && ioctl(root, ext4_shutdown, &how) == 0;
  const int reason = errno;
  out.ended = std::chrono::steady_clock::now();
  close(root);
  if (!is_cut) throw std::runtime_error(std::string("the power cannot be cut: ") + std::strerror(reason));
  return out;
}

void LoopDisk::come_back() {
  unmount();
  mount();
}

}  // namespace prongsai::faults
