# Every dependency, found where Debian 12 installs it. docs/decisions/dependencies.md has a sentence for each.
find_package(MPFR REQUIRED)
find_package(GTest REQUIRED)
find_package(benchmark REQUIRED)
find_package(hwy REQUIRED)
find_package(TBB REQUIRED)
find_package(CLI11 REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(xxHash REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(Threads REQUIRED)
find_package(rapidcheck REQUIRED)
find_package(Eigen3 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)

# Optional: implementations under test and the third oracle.
find_package(Imath MODULE QUIET)
# Debian's version file wants the minor number too.
find_package(LLVM 19.1 QUIET CONFIG)
find_path(FP16_INCLUDE_DIR fp16.h)
find_package(CUDAToolkit QUIET)
# A benchmark's yardstick.
find_path(OPENBLAS_INCLUDE_DIR NAMES cblas.h PATH_SUFFIXES openblas openblas-pthread)
find_library(OPENBLAS_LIBRARY NAMES openblas)
