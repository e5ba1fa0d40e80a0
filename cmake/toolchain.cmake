# SPDX-License-Identifier: Apache-2.0
# What every target is compiled with. The compiler is chosen by the preset (clang-19, see
# docs/decisions/clang-19-is-the-compiler.md); g++ 12 builds the pure rooms as a second opinion.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

add_library(prongsai_flags INTERFACE)
target_compile_options(prongsai_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wno-missing-field-initializers -Wconversion -Wsign-conversion -Wshadow -Wnon-virtual-dtor -Werror)
target_include_directories(prongsai_flags INTERFACE "${CMAKE_SOURCE_DIR}/src" "${CMAKE_BINARY_DIR}/generated")
if(PRONGSAI_SANITIZE)
  target_compile_options(prongsai_flags INTERFACE
    -fsanitize=${PRONGSAI_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(prongsai_flags INTERFACE -fsanitize=${PRONGSAI_SANITIZE})
endif()

if(PRONGSAI_FUZZ)
  target_compile_options(prongsai_flags INTERFACE -fsanitize=fuzzer-no-link)
  target_link_options(prongsai_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE}")
endif()
