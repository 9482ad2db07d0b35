# The warnings every target of ours is built with, and the language it is written in.
add_library(halfulp_options INTERFACE)
target_compile_features(halfulp_options INTERFACE cxx_std_20 c_std_99)
target_compile_options(halfulp_options INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:-Wall;-Wextra;-Wpedantic;-Wshadow;-Wconversion;-Wno-sign-conversion;-Werror=return-type>)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
