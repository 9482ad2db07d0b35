# CUDA is optional. The toolkit's headers alone give the host implementations; nvcc and a GPU are not needed for them.
# Kernels come with HALFULP_CUDA=ON, which the preset "cuda" sets.
option(HALFULP_CUDA "Build CUDA kernels" OFF)
if(HALFULP_CUDA)
  if(CMAKE_VERSION VERSION_LESS 3.25.2)
    # CMake 3.25.1 does not know nvcc's C++20 flags.
    set(CMAKE_CUDA20_STANDARD_COMPILE_OPTION "-std=c++20")
    set(CMAKE_CUDA20_EXTENSION_COMPILE_OPTION "-std=c++20")
  endif()
  if(NOT CMAKE_CUDA_ARCHITECTURES)
    set(CMAKE_CUDA_ARCHITECTURES 75 80 89 90 100 120)
  endif()
  enable_language(CUDA)
endif()
