import { lookAtPages } from './look-at-pages.ts'

lookAtPages('zh-CN')
