#include <cuda_runtime.h>

#include "device/cuda_device.h"

namespace halfulp {
namespace {

constexpr unsigned kThreads = 256;
/// Codes per block: what lies in them is looked for among the few runs that reach into the block.
constexpr unsigned kBlockCodes = 4096;

void check(cudaError_t status, const char* what) {
  if (status != cudaSuccess) throw DeviceError(std::string("CUDA, ") + what + ": " + cudaGetErrorString(status));
}

void check_launch() { check(cudaGetLastError(), "starting a kernel"); }

/// Calls `visit(index within the codes, expected code)` for every code of this block.
template <class Visit>
__device__ void for_each_expected(AnswerRunsView runs, std::uint64_t first, std::size_t count, Visit visit) {
  __shared__ std::size_t ends[2];
  const std::size_t begin = std::size_t{blockIdx.x} * kBlockCodes;
  const std::size_t end = begin + kBlockCodes < count ? begin + kBlockCodes : count;
  if (threadIdx.x < 2) {
    ends[threadIdx.x] = run_between(runs, 0, runs.count - 1, first + (threadIdx.x == 0 ? begin : end - 1));
  }
  __syncthreads();
  const std::size_t low = ends[0], high = ends[1];
  for (std::size_t i = begin + threadIdx.x; i < end; i += kThreads) {
    visit(i, runs.codes[low == high ? low : run_between(runs, low, high, first + i)]);
  }
}

template <class Container>
__global__ void ascend_kernel(Container* codes, std::uint64_t first, std::size_t count) {
  const std::size_t begin = std::size_t{blockIdx.x} * kBlockCodes;
  const std::size_t end = begin + kBlockCodes < count ? begin + kBlockCodes : count;
  for (std::size_t i = begin + threadIdx.x; i < end; i += kThreads) codes[i] = static_cast<Container>(first + i);
}

template <class Container>
__global__ void poison_kernel(Container* codes, AnswerRunsView runs, std::uint64_t first, std::size_t count) {
  for_each_expected(runs, first, count,
                    [=](std::size_t i, std::uint64_t expected) { codes[i] = unlike<Container>(expected); });
}

template <class Container>
__global__ void count_kernel(const Container* codes, AnswerRunsView runs, std::uint64_t first, std::size_t count,
                             unsigned long long* differing) {
  unsigned found = 0;
  for_each_expected(runs, first, count, [&](std::size_t i, std::uint64_t expected) {
    found += codes[i] != static_cast<Container>(expected) ? 1 : 0;
  });
  if (found != 0) atomicAdd(differing, static_cast<unsigned long long>(found));
}

unsigned blocks_for(std::size_t count) { return static_cast<unsigned>((count + kBlockCodes - 1) / kBlockCodes); }

/// Calls `visit` with a value of the container's type.
template <class Visit>
void with_bits(int bits, Visit visit) {
  switch (bits) {
    case 8:
      return visit(std::uint8_t{});
    case 16:
      return visit(std::uint16_t{});
    case 32:
      return visit(std::uint32_t{});
    default:
      return visit(std::uint64_t{});
  }
}

std::string version_text(int version) {
  return std::to_string(version / 1000) + "." + std::to_string(version % 1000 / 10);
}

class CudaDevice final : public Device {
 public:
  CudaDevice() {
    int driver = 0;
    if (cudaDriverGetVersion(&driver) != cudaSuccess || driver == 0) throw DeviceError("no NVIDIA driver is installed");
    check(cudaSetDevice(0), "no device");
    check(cudaFree(nullptr), "no context");
  }

  DeviceFacts facts() override {
    cudaDeviceProp properties{};
    check(cudaGetDeviceProperties(&properties, 0), "device properties");
    int driver = 0, runtime = 0, core_kilohertz = 0, memory_kilohertz = 0;
    check(cudaDriverGetVersion(&driver), "driver version");
    check(cudaRuntimeGetVersion(&runtime), "runtime version");
    cudaDeviceGetAttribute(&core_kilohertz, cudaDevAttrClockRate, 0);
    cudaDeviceGetAttribute(&memory_kilohertz, cudaDevAttrMemoryClockRate, 0);
    cudaGetLastError();  // clocks that the driver does not tell are no error
    return {.name = properties.name,
            .compute_capability = std::to_string(properties.major) + "." + std::to_string(properties.minor),
            .driver = version_text(driver),
            .toolkit = version_text(runtime),
            .memory_bytes = properties.totalGlobalMem,
            .multiprocessors = static_cast<unsigned>(properties.multiProcessorCount),
            .core_megahertz = static_cast<unsigned>(core_kilohertz / 1000),
            .memory_megahertz = static_cast<unsigned>(memory_kilohertz / 1000)};
  }

  void* allocate(std::size_t bytes) override {
    void* memory = nullptr;
    check(cudaMalloc(&memory, bytes), "allocating memory");
    return memory;
  }
  void release(void* memory) noexcept override { cudaFree(memory); }

  void upload(void* to, const void* from, std::size_t bytes) override {
    check(cudaMemcpy(to, from, bytes, cudaMemcpyHostToDevice), "copying to the device");
  }
  void download(void* to, const void* from, std::size_t bytes) override {
    check(cudaMemcpy(to, from, bytes, cudaMemcpyDeviceToHost), "copying from the device");
  }

  void copy(void* to, const void* from, std::size_t bytes) override {
    check(cudaMemcpyAsync(to, from, bytes, cudaMemcpyDeviceToDevice), "copying on the device");
  }

  void ascend(void* codes, int bits, std::uint64_t first, std::size_t count) override {
    if (count == 0) return;
    with_bits(bits, [&](auto zero) {
      ascend_kernel<<<blocks_for(count), kThreads>>>(static_cast<decltype(zero)*>(codes), first, count);
    });
    check_launch();
  }

  void poison(void* codes, int bits, AnswerRunsView runs, std::uint64_t first, std::size_t count) override {
    if (count == 0) return;
    with_bits(bits, [&](auto zero) {
      poison_kernel<<<blocks_for(count), kThreads>>>(static_cast<decltype(zero)*>(codes), runs, first, count);
    });
    check_launch();
  }

  std::uint64_t count_differing(const void* codes, int bits, AnswerRunsView runs, std::uint64_t first,
                                std::size_t count) override {
    if (count == 0) return 0;
    if (differing_ == nullptr) differing_ = static_cast<unsigned long long*>(allocate(sizeof *differing_));
    check(cudaMemsetAsync(differing_, 0, sizeof *differing_), "clearing a counter");
    with_bits(bits, [&](auto zero) {
      count_kernel<<<blocks_for(count), kThreads>>>(static_cast<const decltype(zero)*>(codes), runs, first, count,
                                                    differing_);
    });
    check_launch();
    unsigned long long found = 0;
    download(&found, differing_, sizeof found);
    return found;
  }

  void wait() override {
    check(cudaGetLastError(), "starting a kernel");
    check(cudaDeviceSynchronize(), "running a kernel");
  }

  double seconds_of(const std::function<void()>& work) override {
    struct Event {
      Event() { check(cudaEventCreate(&event), "creating an event"); }
      ~Event() { cudaEventDestroy(event); }
      cudaEvent_t event = nullptr;
    };
    const Event begin, end;
    check(cudaEventRecord(begin.event), "recording an event");
    work();
    check(cudaEventRecord(end.event), "recording an event");
    check(cudaEventSynchronize(end.event), "running a kernel");
    float milliseconds = 0;
    check(cudaEventElapsedTime(&milliseconds, begin.event, end.event), "timing");
    return milliseconds / 1e3;
  }

  void reset() override {
    differing_ = nullptr;
    check(cudaDeviceReset(), "resetting the device");
    cudaGetLastError();
    check(cudaFree(nullptr), "a fresh context");
  }

 private:
  unsigned long long* differing_ = nullptr;
};

}  // namespace

std::unique_ptr<Device> open_cuda_device() { return std::make_unique<CudaDevice>(); }

}  // namespace halfulp
