# The warnings every target of ours is built with, and the language it is written in.
# -Wrestrict is off: g++ 12 sees overlaps in std::string operator+ that cannot be (GCC bug 105651).
add_library(halfulp_options INTERFACE)
target_compile_features(halfulp_options INTERFACE cxx_std_20 c_std_99)
target_compile_options(halfulp_options INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:-Wall;-Wextra;-Wpedantic;-Wshadow;-Wconversion;-Wno-sign-conversion;-Wno-restrict;-Werror=return-type>)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
