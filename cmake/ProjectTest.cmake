# SPDX-License-Identifier: GPL-3.0-or-later
# add_project_test(tst_name LIBS target... [SOURCES extra.cpp...] [LABELS label...] [TIMEOUT seconds])
# One executable for tst_name.cpp. It links libraries and never compiles their sources again.
find_package(Qt6 REQUIRED COMPONENTS Core Test)

function(add_project_test name)
    cmake_parse_arguments(arg "" "TIMEOUT" "LIBS;SOURCES;LABELS" ${ARGN})
    add_executable(${name} ${name}.cpp ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    target_link_libraries(${name} PRIVATE ${arg_LIBS} Qt6::Test project_warnings)
    target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR} ${CMAKE_SOURCE_DIR}/tests)
    add_test(NAME ${name} COMMAND ${name})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    set_tests_properties(${name} PROPERTIES
        TIMEOUT ${arg_TIMEOUT}
        LABELS "${arg_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;METROLUME_BIN=${CMAKE_RUNTIME_OUTPUT_DIRECTORY};METROLUME_SOURCE=${CMAKE_SOURCE_DIR};LC_ALL=C.UTF-8")
endfunction()
