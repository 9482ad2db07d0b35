# CUDA is optional. The toolkit's headers alone give the host implementations; kernels come where there is nvcc too, and
# build on machines without a GPU. HALFULP_CUDA=OFF leaves them out.
# CMAKE_CUDA_ARCHITECTURES: which GPUs kernels are built for; others take the PTX of the newest one before them.
set(nvcc_was_found OFF)
if(CUDAToolkit_FOUND AND CUDAToolkit_NVCC_EXECUTABLE AND CUDAToolkit_VERSION VERSION_GREATER_EQUAL 12.8)
  set(nvcc_was_found ON)
endif()
option(HALFULP_CUDA "Build CUDA kernels" ${nvcc_was_found})
if(HALFULP_CUDA)
  if(NOT CMAKE_CUDA_COMPILER AND CUDAToolkit_NVCC_EXECUTABLE)
    set(CMAKE_CUDA_COMPILER "${CUDAToolkit_NVCC_EXECUTABLE}")
  endif()
  if(CMAKE_VERSION VERSION_LESS 3.25.2)
    # CMake 3.25.1 does not know nvcc's C++20 flags.
    set(CMAKE_CUDA20_STANDARD_COMPILE_OPTION "-std=c++20")
    set(CMAKE_CUDA20_EXTENSION_COMPILE_OPTION "-std=c++20")
  endif()
  set(CMAKE_CUDA_STANDARD 20)
  if(NOT CMAKE_CUDA_ARCHITECTURES)
    set(CMAKE_CUDA_ARCHITECTURES 75 80 89 90 100 120)
  endif()
  enable_language(CUDA)
  # The portable codec is constexpr: with this it may be called from kernels.
  string(APPEND CMAKE_CUDA_FLAGS " --expt-relaxed-constexpr -Xcompiler=-Wall,-Wextra")
endif()
